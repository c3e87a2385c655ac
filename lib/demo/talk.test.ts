import { describe, expect, it } from 'vitest'
import { talk } from './talk'

describe('talk', () => {
  it('reads who said what, and how', () => {
    expect(
      talk(`
        in: Hello: is it open?
        in/image: The door
        ana^1: Yes, until six
        ana/note: Third one today
        pause: 2d
        ben/131047: Are you still there?
        in^1: Yes`),
    ).toEqual([
      ['in', 'Hello: is it open?'],
      ['in:image', 'The door'],
      ['out:ana', 'Yes, until six', 1],
      ['note:ana', 'Third one today'],
      ['pause', '2d'],
      ['out:ben:131047', 'Are you still there?'],
      ['in', 'Yes', 1],
    ])
  })

  it('keeps the lines of a longer text', () => {
    expect(talk('in: One\n| two\n|\n| three')).toEqual([['in', 'One\ntwo\n\nthree']])
  })

  it('refuses what nobody says', () => {
    expect(() => talk('zoe: Hello')).toThrow('nobody says')
    expect(() => talk('ana/shouted: Hello')).toThrow('does not know')
    expect(() => talk('in/smell: Hello')).toThrow('does not know')
  })
})
