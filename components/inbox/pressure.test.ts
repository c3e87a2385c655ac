import { expect, it } from 'vitest'
import type { LastMessage } from '@/lib/contract/conversation'
import { pressureOf, windowLeft } from './pressure'

const hour = 3_600_000
const now = Date.parse('2026-03-10T12:00:00.000Z')
const ago = (ms: number) => new Date(now - ms).toISOString()
const last = (given: Partial<LastMessage>): LastMessage => ({
  id: 'm',
  direction: 'inbound',
  type: 'text',
  text: 'Hello',
  status: null,
  authorId: null,
  at: ago(0),
  ...given,
})
const open = (lastMessage: LastMessage | null, customerWroteAt: string | null) =>
  pressureOf({ status: 'open', lastMessage, customerWroteAt }, now)

it('says that a send failed before all else', () => {
  expect(open(last({ direction: 'outbound', status: 'failed' }), ago(23 * hour))).toEqual({ kind: 'failed' })
})

it('says that the reply window is about to close', () => {
  expect(open(last({ at: ago(21 * hour) }), ago(21 * hour))).toEqual({ kind: 'closing', left: 3 * hour })
})

it('says that a customer waits, from half an hour on and while a reply is possible', () => {
  expect(open(last({ at: ago(hour / 3) }), ago(hour / 3))).toBeNull()
  expect(open(last({ at: ago(2 * hour) }), ago(2 * hour))).toEqual({ kind: 'waiting', for: 2 * hour })
  expect(open(last({ at: ago(30 * hour) }), ago(30 * hour))).toBeNull()
})

it('is quiet once answered or resolved', () => {
  expect(open(last({ direction: 'outbound', status: 'sent', at: ago(9 * hour) }), ago(10 * hour))).toBeNull()
  const asked = { lastMessage: last({ at: ago(9 * hour) }), customerWroteAt: ago(9 * hour) }
  expect(pressureOf({ ...asked, status: 'resolved' }, now)).toBeNull()
})

it('counts the window from what the customer wrote last', () => {
  expect(windowLeft(null, now)).toBeNull()
  expect(windowLeft(ago(25 * hour), now)).toBe(0)
  expect(windowLeft(ago(hour), now)).toBe(23 * hour)
})
