import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { commandInput } from './commands'
import { contractVersion, eventData, eventNames, LoggedEvent } from './events'
import { isForward, MessageStatus, SendMessageBody } from './message'
import { sampleEvents } from './samples'
import { signalData } from './signals'

const shapes = () =>
  Object.fromEntries(
    Object.entries({ ...eventData, ...signalData, ...commandInput }).map(([name, schema]) => [
      name,
      z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' }),
    ]),
  )

describe('the contract', () => {
  it('has the fingerprint that was agreed on: a change of the wire is said so here, and versioned if windows may be older', () => {
    const fingerprint = createHash('sha256').update(JSON.stringify(shapes())).digest('hex').slice(0, 16)
    expect({ contractVersion, fingerprint }).toMatchInlineSnapshot(`
      {
        "contractVersion": 1,
        "fingerprint": "f065dcb0f7d79914",
      }
    `)
  })

  it.each(eventNames)('[R8] has a valid sample of %s', (name) => {
    expect(LoggedEvent.parse(sampleEvents[name])).toEqual(sampleEvents[name])
  })

  it('refuses fields that no event declares', () => {
    const sample = sampleEvents['conversation:read']
    expect(LoggedEvent.safeParse({ ...sample, data: { ...sample.data, token: 'x' } }).success).toBe(false)
    expect(LoggedEvent.safeParse({ ...sample, extra: 1 }).success).toBe(false)
  })

  it('[R12] moves a status only forward, along one line', () => {
    const states = MessageStatus.options
    for (const [from, a] of states.entries())
      for (const [to, b] of states.entries()) expect(isForward(a, b)).toBe(to > from)
  })

  it('refuses messages that nobody could read', () => {
    const body = { clientMsgId: '0190b4a0-7c00-7000-8000-000000000001' }
    expect(SendMessageBody.safeParse({ ...body, text: ' \n ' }).success).toBe(false)
    expect(SendMessageBody.safeParse({ ...body, text: 'x'.repeat(4097) }).success).toBe(false)
    expect(SendMessageBody.safeParse({ ...body, text: 'a\u0000b' }).success).toBe(false)
    expect(SendMessageBody.safeParse({ ...body, text: 'hello', workspaceId: 'x' }).success).toBe(false)
  })
})
