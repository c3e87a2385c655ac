import { expect, it } from 'vitest'
import { cutFrames, isPublished } from './resp-frames'

const published = '*3\r\n$7\r\nmessage\r\n$5\r\ntopic\r\n$7\r\nhe\r\nllo\r\n'
const answers = ['+OK\r\n', ':12\r\n', '$-1\r\n', '*2\r\n$9\r\nsubscribe\r\n:1\r\n', '%1\r\n+a\r\n*0\r\n']

it('cuts what Redis says into whole values, however the bytes come', () => {
  const all = Buffer.from([...answers, published].join(''))
  for (const size of [1, 3, 7, all.length]) {
    const frames: string[] = []
    const take = cutFrames((frame) => frames.push(frame.toString()))
    for (let at = 0; at < all.length; at += size) take(all.subarray(at, at + size))
    expect(frames).toEqual([...answers, published])
  }
})

it('knows what was published from what was asked for', () => {
  expect(isPublished(Buffer.from(published))).toBe(true)
  for (const answer of answers) expect(isPublished(Buffer.from(answer))).toBe(false)
})
