import { uuidv7 } from 'uuidv7'
import type { Message, SendMessageAnswer, SendMessageBody } from '@/lib/contract/message'
import { run } from '@/lib/db/pool'
import { type EventRow, storedEvent } from '@/lib/events/log'
import { announce } from '@/lib/events/relay'
import { type ActingMember, requirePermission } from '../actor'
import { DomainError, notFound } from '../domain-error'
import { sendQueue, sendRetryLimit } from '../jobs'
import { kickSending } from './kick-sending'
import { sendMessageStatement } from './send-message-statement'

/** What was found out, beside each event that was logged; once with `seq` null when none was. */
type Row = { authorized: boolean; found: boolean; prior: Message | null } & (EventRow | { seq: null })
type Input = SendMessageBody & { conversationId: string }

const isDuplicate = (cause: unknown) => {
  const { code, constraint } = cause as { code?: string; constraint?: string }
  return code === '23505' && constraint === 'messages_client_msg_key'
}

/** The same id with other content is another message that would be lost: refused, never guessed (R7). */
const replay = (prior: Message, input: Input): SendMessageAnswer => {
  const same =
    prior.conversationId === input.conversationId &&
    prior.text === input.text &&
    prior.direction === input.direction &&
    prior.replyToId === (input.replyToId ?? null)
  if (same) return { message: prior, replayed: true }
  throw new DomainError(
    'client_msg_id_reused',
    'This clientMsgId was used for another message. Make a new one',
  )
}

/**
 * Stores a message or a note and announces it; an outbound one is then sent by a job. The same `clientMsgId` never
 * makes a second message (R7).
 * Throws `unauthorized`, `not_found` (conversation or reply-to), `client_msg_id_reused`.
 */
export const sendMessage = async (actor: ActingMember, input: Input): Promise<SendMessageAnswer> => {
  requirePermission(actor, 'message:send')
  const values = [
    actor.workspaceId,
    actor.userId,
    actor.sessionId,
    input.conversationId,
    uuidv7(),
    input.clientMsgId,
    input.direction,
    input.text,
    input.replyToId ?? null,
    input.clientId ?? null,
    sendQueue,
    sendRetryLimit,
  ]
  const send = () => run<Row>(sendMessageStatement, values)
  const rows = await send().catch((cause) => {
    if (isDuplicate(cause)) return send()
    throw cause
  })
  const [first] = rows
  if (!first?.authorized) throw new DomainError('unauthorized')
  if (first.prior) return replay(first.prior, input)
  const events = rows.flatMap((row) => (row.seq === null ? [] : [storedEvent(row)]))
  const message = events.find((event) => event.name === 'message:new')?.data.message
  if (!message)
    throw first.found
      ? new DomainError('not_found', 'The quoted message is not in this conversation')
      : notFound()
  announce(events)
  if (message.direction === 'outbound') kickSending()
  return { message, replayed: false }
}
