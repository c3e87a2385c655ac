import { expect, it } from 'vitest'
import type { Message } from '@/lib/contract/message'
import type { PendingMessage } from '@/stores/outbox'
import { threadRows } from './thread-rows'

const me = 'me'
const message = (position: number, given: Partial<Message> = {}): Message => ({
  id: `m${position}`,
  conversationId: 'c',
  position,
  inboundCount: position,
  direction: 'inbound',
  type: 'text',
  text: `text ${position}`,
  status: null,
  error: null,
  authorId: null,
  clientMsgId: null,
  replyToId: null,
  at: '2026-03-10T12:00:00.000Z',
  ...given,
})
const pending: PendingMessage = {
  clientMsgId: 'p1',
  conversationId: 'c',
  direction: 'outbound',
  text: 'mine',
  replyToId: null,
  createdAt: '2026-03-10T12:00:30.000Z',
  seenPosition: null,
  state: 'sending',
  error: null,
  tried: true,
  stored: true,
}

it('groups one sender within one minute', () => {
  const rows = threadRows(
    [message(1), message(2), message(3, { at: '2026-03-10T12:01:00.000Z' })],
    [],
    me,
    null,
  )
  expect(rows.map(({ first, last }) => [first, last])).toEqual([
    [true, false],
    [false, true],
    [true, true],
  ])
})

it('names each day once', () => {
  const rows = threadRows(
    [message(1), message(2), message(3, { at: '2026-03-12T12:00:00.000Z' })],
    [],
    me,
    null,
  )
  expect(rows.map((row) => row.day !== null)).toEqual([true, false, true])
})

it('puts the line before the first inbound message after what was read, and breaks the group there', () => {
  const own = message(2, { direction: 'outbound', authorId: me, status: 'sent' })
  const rows = threadRows([message(1), own, message(3), message(4)], [], me, 1)
  expect(rows.map((row) => row.unread)).toEqual([false, false, true, false])
  expect(rows[2]).toMatchObject({ first: true, last: false })
})

it('draws no line without something unread', () => {
  expect(threadRows([message(1)], [], me, null).some((row) => row.unread)).toBe(false)
  expect(threadRows([message(1)], [], me, 1).some((row) => row.unread)).toBe(false)
})

it('[R7] replaces the optimistic bubble by its echo, under the same key', () => {
  const before = threadRows([message(1)], [pending], me, null)
  expect(before.map((row) => row.kind)).toEqual(['message', 'pending'])
  const echo = message(2, { direction: 'outbound', authorId: me, clientMsgId: 'p1', status: 'queued' })
  const after = threadRows([message(1), echo], [pending], me, null)
  expect(after.map((row) => row.kind)).toEqual(['message', 'message'])
  expect(after[1]?.key).toBe(before[1]?.key)
})

it('ends a group after what failed', () => {
  const failed = message(1, { direction: 'outbound', authorId: me, status: 'failed' })
  const rows = threadRows(
    [failed, message(2, { direction: 'outbound', authorId: me, status: 'sent' })],
    [],
    me,
    null,
  )
  expect(rows.map((row) => row.last)).toEqual([true, true])
})
