import type { EventName } from '@/lib/contract/events'
import type { LogRow } from './truth'

/** A window as the checker sees it. */
export type Listener = {
  userId: string
  channelId: string
  conversationIds: string[]
  knows?: readonly EventName[]
}

// Written down a second time on purpose, from docs/realtime.md: what the product's own table says is under test.
const perConversation = ['message:new', 'message:status']
const perChannel = ['conversation:created', 'conversation:updated']
const perPerson = ['conversation:read', 'session:ended']
const forAll = ['contact:updated', 'member:updated', 'channel:status']

/** Whether a window may hear an event of its workspace's log. */
export const mayHear = (listener: Listener, row: LogRow): boolean => {
  if (perConversation.includes(row.name)) return listener.conversationIds.includes(row.conversationId ?? '')
  if (perChannel.includes(row.name)) return row.channelId === listener.channelId
  if (perPerson.includes(row.name)) return row.userId === listener.userId
  return forAll.includes(row.name)
}

/** The position in the log after which a person may hear nothing more. */
export const removedAt = (log: LogRow[], userId: string): number =>
  log.find(({ removes }) => removes === userId)?.seq ?? Number.POSITIVE_INFINITY

/** What a window must have applied of a stretch of the log, in order. */
export const expectedOf = (listener: Listener, log: LogRow[], from: number, upTo: number): LogRow[] => {
  const end = Math.min(upTo, removedAt(log, listener.userId))
  const known = (name: EventName) => !listener.knows || listener.knows.includes(name)
  return log.filter((row) => row.seq > from && row.seq <= end && known(row.name) && mayHear(listener, row))
}
