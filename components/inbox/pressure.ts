import type { Conversation } from '@/lib/contract/conversation'

const minute = 60_000
const hour = 60 * minute

/** WhatsApp takes free text for 24 hours after the customer last wrote. */
export const replyWindow = 24 * hour
const closingSoon = 4 * hour
const waitingLong = 30 * minute

/** How long replies are still taken, in ms; 0 when the window is closed, null when the customer never wrote. */
export const windowLeft = (customerWroteAt: string | null, now: number): number | null =>
  customerWroteAt === null ? null : Math.max(0, Date.parse(customerWroteAt) + replyWindow - now)

export type Pressure =
  | { kind: 'failed' }
  | { kind: 'closing'; left: number }
  | { kind: 'waiting'; for: number }
  | null

/** The one thing that presses most about a conversation, if anything does. */
export const pressureOf = (
  conversation: Pick<Conversation, 'lastMessage' | 'customerWroteAt' | 'status'>,
  now: number,
): Pressure => {
  const { lastMessage, customerWroteAt, status } = conversation
  if (lastMessage?.status === 'failed') return { kind: 'failed' }
  if (status !== 'open' || lastMessage?.direction !== 'inbound') return null
  const left = windowLeft(customerWroteAt, now)
  if (left !== null && left > 0 && left < closingSoon) return { kind: 'closing', left }
  const waited = now - Date.parse(lastMessage.at)
  // Once the window is closed there is no hurry any more.
  return left !== 0 && waited >= waitingLong ? { kind: 'waiting', for: waited } : null
}
