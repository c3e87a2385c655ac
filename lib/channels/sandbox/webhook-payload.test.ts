import { describe, expect, it } from 'vitest'
import { messagePayload, newWamid, statusPayload, webhookBody } from './webhook-payload'

const number = {
  displayPhoneNumber: '+1 555-010-0100',
  phoneNumberId: '106540352242922',
  businessAccountId: '7',
}
const at = new Date('2026-05-01T10:00:00.500Z')
const valueIn = (payload: object) =>
  (payload as { entry: [{ changes: [{ value: Record<string, unknown> }] }] }).entry[0].changes[0].value

describe('webhook payloads', () => {
  it('write times as Unix seconds in text and the number in digits', () => {
    const [status] = valueIn(
      statusPayload(number, [{ id: 'w', phone: '34600', status: 'read', opaque: null }], at),
    ).statuses as object[]
    expect(status).toEqual({ id: 'w', status: 'read', timestamp: '1777629600', recipient_id: '34600' })
    expect(valueIn(statusPayload(number, [])).metadata).toEqual({
      display_phone_number: '15550100100',
      phone_number_id: '106540352242922',
    })
  })

  it('give the sender back what it attached, and tell of billing with sent and delivered only', () => {
    const reports = (['sent', 'delivered', 'read', 'failed'] as const).map((status) => ({
      id: 'w',
      phone: '34600',
      status,
      opaque: 'a:1',
    }))
    const statuses = valueIn(statusPayload(number, reports)).statuses as Record<string, unknown>[]
    expect(statuses.map((status) => status.biz_opaque_callback_data)).toEqual(['a:1', 'a:1', 'a:1', 'a:1'])
    expect(statuses.map((status) => 'pricing' in status)).toEqual([true, true, false, false])
  })

  it('name who wrote, and what was quoted', () => {
    const value = valueIn(
      messagePayload(number, {
        id: 'w2',
        phone: '34600',
        name: 'Ana',
        text: 'yes',
        at,
        replyTo: { id: 'w1', from: '15550100100' },
      }),
    )
    expect(value.contacts).toEqual([{ profile: { name: 'Ana' }, wa_id: '34600' }])
    expect(value.messages).toEqual([
      {
        context: { id: 'w1', from: '15550100100' },
        from: '34600',
        id: 'w2',
        timestamp: '1777629600',
        text: { body: 'yes' },
        type: 'text',
      },
    ])
  })

  it('travel as ASCII that reads back the same, so that signing a re-written body fails', () => {
    const payload = { text: 'añ 👋 "x"' }
    const body = webhookBody(payload)
    expect(body).toContain('\\u00f1')
    expect(Buffer.from(body).length).toBe(body.length)
    expect(JSON.parse(body)).toEqual(payload)
    expect(JSON.stringify(JSON.parse(body))).not.toBe(body)
  })

  it('never give two messages one id', () => {
    expect(new Set(Array.from({ length: 1000 }, newWamid)).size).toBe(1000)
  })
})
