import { describe, expect, it } from 'vitest'
import { changeStream } from './change-stream'
import { announceChange } from './changes'

const allowed = async () => true
const change = { channelId: '018f0000-0000-7000-8000-000000000001', phone: '34600111222' }

const reader = (response: Response) => {
  const stream = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!stream) throw new Error('no body')
  return stream
}

describe('changeStream', () => {
  it('tells a workspace of its own changes only', async () => {
    const events = reader(changeStream('ours', new AbortController().signal, allowed))
    expect((await events.read()).value).toContain('event: ready')
    announceChange('theirs', { ...change, phone: '1999' })
    announceChange('ours', change)
    expect((await events.read()).value).toBe(`event: change\ndata: ${JSON.stringify(change)}\n\n`)
    await events.cancel()
  })

  it('ends when the reader leaves, and a later change harms nobody', async () => {
    const leave = new AbortController()
    const events = reader(changeStream('ours', leave.signal, allowed))
    await events.read()
    leave.abort()
    expect((await events.read()).done).toBe(true)
    announceChange('ours', change)
  })
})
