import type { Message } from '@/lib/contract/message'
import type { PendingMessage } from '@/stores/outbox'

/** One bubble and what stands above it. */
export type ThreadRow = {
  /** The same for the optimistic bubble and for what replaces it, so that it stays the same element. */
  key: string
  /** The day to name above it: the moment of its first message. */
  day: string | null
  /** The line "New messages" stands above it. */
  unread: boolean
  /** First and last of a group: same sender, same minute, nothing in between. */
  first: boolean
  last: boolean
  /** Another sender than before, or a new day: the bubble says whose it is. */
  named: boolean
} & ({ kind: 'message'; message: Message } | { kind: 'pending'; pending: PendingMessage })

const dayOf = (at: string) => new Date(at).toDateString()
const minuteOf = (at: string) => Math.floor(Date.parse(at) / 60_000)

type Line = { key: string; sender: string; at: string; position: number; special: boolean; row: Content }
type Content = { kind: 'message'; message: Message } | { kind: 'pending'; pending: PendingMessage }

const lineOfMessage = (message: Message): Line => ({
  key: message.clientMsgId ?? message.id,
  sender: `${message.direction}:${message.authorId ?? ''}`,
  at: message.at,
  position: message.position,
  // What failed says why beneath itself, which ends its group.
  special: message.status === 'failed' || message.status === 'unconfirmed',
  row: { kind: 'message', message },
})

const lineOfPending = (pending: PendingMessage, userId: string): Line => ({
  key: pending.clientMsgId,
  sender: `${pending.direction}:${userId}`,
  at: pending.createdAt,
  position: Number.POSITIVE_INFINITY,
  special: pending.state !== 'sending',
  row: { kind: 'pending', pending },
})

const sameGroup = (one: Line | undefined, other: Line | undefined) =>
  one !== undefined &&
  other !== undefined &&
  one.sender === other.sender &&
  !one.special &&
  minuteOf(one.at) === minuteOf(other.at) &&
  dayOf(one.at) === dayOf(other.at)

/**
 * The rows of a thread: the log's messages in its order (R14), then what this window has written and the log has not
 * echoed yet.
 *
 * @param unreadAfter the position read up to when the thread was opened; the line stands before the first inbound
 *   message after it. null: no line.
 */
export const threadRows = (
  messages: Message[],
  pending: PendingMessage[],
  userId: string,
  unreadAfter: number | null,
): ThreadRow[] => {
  const echoed = new Set(messages.map((message) => message.clientMsgId))
  const lines = [
    ...messages.map(lineOfMessage),
    ...pending.filter(({ clientMsgId }) => !echoed.has(clientMsgId)).map((one) => lineOfPending(one, userId)),
  ]
  const firstUnread = lines.findIndex(
    ({ row, position }) =>
      unreadAfter !== null &&
      row.kind === 'message' &&
      position > unreadAfter &&
      row.message.direction === 'inbound',
  )
  return lines.map((line, index) => {
    const before = lines[index - 1]
    const after = lines[index + 1]
    const unread = index === firstUnread
    const newDay = before === undefined || dayOf(before.at) !== dayOf(line.at)
    return {
      key: line.key,
      day: newDay ? line.at : null,
      unread,
      named: newDay || unread || before.sender !== line.sender,
      first: unread || !sameGroup(before, line),
      last: index + 1 === firstUnread || !sameGroup(line, after),
      ...line.row,
    }
  })
}
