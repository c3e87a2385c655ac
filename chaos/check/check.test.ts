import { describe, expect, it } from 'vitest'
import type { Send } from '../load/outbox'
import type { ProviderCall } from '../load/provider'
import { WindowLog } from '../load/window-log'
import { checkProvider } from './check-provider'
import { checkOrder, checkSends, checkTruth, checkWritten } from './check-sends'
import { checkWindow } from './check-windows'
import type { LogRow, MessageRow, Truth } from './truth'

const listener = { userId: 'ana', channelId: 'support', conversationIds: ['c1'] }

const row = (seq: number, more: Partial<LogRow> = {}): LogRow => ({
  ...{ seq, name: 'message:new', channelId: 'support', conversationId: 'c1', userId: null },
  ...{ messageId: `m${seq}`, removes: null },
  ...more,
})
const message = (position: number, more: Partial<MessageRow> = {}): MessageRow => ({
  ...{ id: `m${position}`, conversationId: 'c1', position, direction: 'note', text: `text ${position}` },
  ...{ status: null, authorId: 'ana', clientMsgId: `k${position}`, providerMessageId: null },
  ...more,
})
const truth = (messages: MessageRow[], log = messages.map((_, index) => row(index + 1))): Truth => ({
  ...{ workspaceId: 'w', epoch: 'e', head: log.length },
  ...{ log, messages },
})
const send = (position: number, more: Partial<Send> = {}): Send => ({
  ...{
    key: `k${position}`,
    userId: 'ana',
    conversationId: 'c1',
    direction: 'note',
    text: `text ${position}`,
  },
  ...{ outcome: 'acknowledged', messageId: `m${position}`, position, acknowledgedAt: 1, tries: 0 },
  ...more,
})
const kinds = (found: { kind: string }[]) => found.map(({ kind }) => kind)

/** What a window wrote down that applied these, from the beginning of the log on. */
const windowLog = (applied: number[], upTo: number) => {
  const log = new WindowLog()
  log.begin('e', 0)
  for (const seq of applied) log.applied({ seq, name: 'message:new' } as never)
  log.cursor(upTo)
  return log
}
const logs = new Map([['e', [row(1), row(2), row(3, { conversationId: 'c2' }), row(4)]]])

describe('a window', () => {
  it('that applied what it may hear, in order, is well', () => {
    expect(checkWindow(listener, logs, windowLog([1, 2, 4], 4))).toEqual([])
  })

  it.each([
    ['missing', [1, 4]],
    ['doubled', [1, 2, 2, 4]],
    ['order', [2, 1, 4]],
    ['foreign', [1, 2, 3, 4]],
  ])('%s', (kind, applied) => {
    expect(kinds(checkWindow(listener, logs, windowLog(applied, 4)))).toEqual([kind])
  })

  it('that heard over the wire what is not for it, though it did not apply it', () => {
    const log = windowLog([1, 2, 4], 4)
    log.live({ seq: 3, epoch: 'e', name: 'message:new' } as never)
    expect(kinds(checkWindow(listener, logs, log))).toEqual(['foreign'])
  })

  it('that heard the same twice on one connection', () => {
    const log = windowLog([1, 2, 4], 4)
    for (const seq of [1, 1]) log.live({ seq, epoch: 'e', name: 'message:new' } as never)
    expect(kinds(checkWindow(listener, logs, log))).toEqual(['order'])
  })

  it('of somebody who lost access heard something later', () => {
    const removal = row(2, { name: 'member:updated', conversationId: null, removes: 'ana' })
    const removed = new Map([['e', [row(1), removal, row(3)]]])
    const log = windowLog([1], 1)
    log.live({ seq: 3, epoch: 'e', name: 'message:new' } as never)
    expect(kinds(checkWindow(listener, removed, log))).toEqual(['foreign'])
  })

  it('that followed a log which is not there', () => {
    const log = new WindowLog()
    log.begin('another', 0)
    expect(kinds(checkWindow(listener, logs, log))).toEqual(['foreign'])
  })
})

describe('a send', () => {
  it('that was acknowledged and stored once is well', () => {
    expect(checkSends([send(1), send(2)], truth([message(1), message(2)]))).toEqual([])
  })

  it('acknowledged and not stored, stored twice under other keys, stored in another order', () => {
    expect(kinds(checkSends([send(1)], truth([])))).toEqual(['missing'])
    const twice = [message(1), message(2, { text: 'text 1' })]
    expect(kinds(checkSends([send(1)], truth(twice)))).toEqual(['doubled'])
    const sends = [send(1, { messageId: 'm2', position: 2 }), send(2, { messageId: 'm1', position: 1 })]
    expect(kinds(checkOrder(sends))).toEqual(['order'])
  })

  it('of a customer, answered 200 and lost, or made twice', () => {
    const written = [{ workspaceId: 'w', wamid: 'x', taken: true, takenAt: 1 }]
    expect(kinds(checkWritten(written, truth([])))).toEqual(['missing'])
    const twice = [message(1, { providerMessageId: 'x' }), message(2, { providerMessageId: 'x' })]
    expect(kinds(checkWritten(written, truth(twice)))).toEqual(['doubled'])
  })
})

describe('the database', () => {
  it('with a hole in the log, a message that the log does not tell, a hole in a thread', () => {
    expect(checkTruth(truth([message(1), message(2)]))).toEqual([])
    expect(checkTruth(truth([message(1), message(3, { id: 'm3' })], [row(1), row(3)]))).not.toEqual([])
    expect(checkTruth(truth([message(1), message(2)], [row(1)]))).not.toEqual([])
    expect(checkTruth(truth([message(1), message(3, { id: 'm2' })]))).not.toEqual([])
  })
})

describe('the provider', () => {
  const outbound = (status: MessageRow['status']) => truth([message(1, { direction: 'outbound', status })])
  const asked = (...outcomes: ProviderCall['outcome'][]): ProviderCall[] =>
    outcomes.map((outcome) => ({ messageId: 'm1', text: '', wamid: '', outcome, era: 0 }))

  it('may be asked again after an error, and only then', () => {
    expect(checkProvider(asked('refused', 'accepted'), outbound('sent'))).toEqual([])
    expect(kinds(checkProvider(asked('accepted', 'accepted'), outbound('sent')))).toEqual(['doubled'])
    expect(kinds(checkProvider(asked('hung-up', 'accepted'), outbound('sent')))).toEqual(['doubled'])
  })

  it('said nothing: the message is neither sent nor failed', () => {
    expect(checkProvider(asked('hung-up'), outbound('unconfirmed'))).toEqual([])
    expect(checkProvider(asked('hung-up'), outbound('sent'))).not.toEqual([])
    expect(checkProvider(asked('hung-up'), outbound('failed'))).not.toEqual([])
  })
})
