import { uuidv7 } from 'uuidv7'
import type { Message, SendMessageAnswer, SendMessageBody } from '@/lib/contract/message'
import { type ActingMember, requirePermission } from '../actor'
import { DomainError, notFound } from '../domain-error'
import { kickSending } from './kick-sending'
import { storeSend } from './send-message-line'

type Input = SendMessageBody & { conversationId: string }

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
 * Throws `unauthorized`, `not_found` (conversation or reply-to), `client_msg_id_reused`, `stale_reply` (a colleague has
 * answered since `seenPosition`).
 */
export const sendMessage = async (actor: ActingMember, input: Input): Promise<SendMessageAnswer> => {
  requirePermission(actor, 'message:send')
  const stored = await storeSend(actor.workspaceId, {
    userId: actor.userId,
    sessionId: actor.sessionId,
    conversationId: input.conversationId,
    id: uuidv7(),
    clientMsgId: input.clientMsgId,
    direction: input.direction,
    text: input.text,
    replyToId: input.replyToId ?? null,
    clientId: input.clientId ?? null,
    seenPosition: input.direction === 'outbound' ? (input.seenPosition ?? null) : null,
  })
  if ('message' in stored) {
    if (stored.message.direction === 'outbound') kickSending()
    return { message: stored.message, replayed: false }
  }
  const { authorized, found, stale, prior } = stored.refusal
  if (!authorized) throw new DomainError('unauthorized')
  if (prior) return replay(prior, input)
  if (stale)
    throw new DomainError(
      'stale_reply',
      'A colleague has answered in the meantime. Look, then send anyway or not',
    )
  throw found ? new DomainError('not_found', 'The quoted message is not in this conversation') : notFound()
}
