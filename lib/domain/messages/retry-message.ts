import type { Message } from '@/lib/contract/message'
import { type ActingMember, requirePermission } from '../actor'
import { readConversation } from '../conversations/read-conversation'
import { DomainError, notFound } from '../domain-error'
import { enqueue, sendJobData } from '../job-sql'
import { sendQueue, sendRetryLimit } from '../jobs'
import { runAction } from '../run-action'
import { kickSending } from './kick-sending'
import { messageJson } from './message-sql'

// `attempt` is raised here too: a late report of the old try no longer names this message.
const requeue = `UPDATE messages m SET status = 'queued', error = NULL, attempted_at = NULL, provider_message_id = NULL,
    attempt = attempt + 1
  WHERE workspace_id = $1::uuid AND conversation_id = $2::uuid AND id = $3::uuid AND status = 'failed'
  RETURNING ${messageJson('m')} AS message`

const show = `UPDATE conversations SET last_message = jsonb_set(last_message, '{status}', '"queued"')
  WHERE workspace_id = $1::uuid AND id = $2::uuid AND last_message->>'id' = $3`

const sendAgain = enqueue({
  queue: '$1',
  data: sendJobData('m'),
  retryLimit: '$2',
  from: 'FROM messages m WHERE m.workspace_id = $3::uuid AND m.id = $4::uuid',
})

/**
 * Queues a failed message once more: exactly one new call to the provider, whatever reports of the old one still come.
 * Throws `not_found`, or `not_retryable` when it has not failed (an unconfirmed one may have arrived: R11).
 */
export const retryMessage = async (
  actor: ActingMember,
  conversationId: string,
  messageId: string,
): Promise<Message> => {
  requirePermission(actor, 'message:send')
  const { workspaceId } = actor
  const message = await runAction(workspaceId, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM conversations WHERE workspace_id = ${workspaceId}::uuid
      AND id = ${conversationId}::uuid FOR NO KEY UPDATE`
    const known = await tx.message.findFirst({ where: { workspaceId, conversationId, id: messageId } })
    if (!known) throw notFound()
    const rows = await tx.$queryRawUnsafe<{ message: Message }[]>(
      requeue,
      workspaceId,
      conversationId,
      messageId,
    )
    const queued = rows[0]?.message
    if (!queued) throw new DomainError('not_retryable', 'Only a message that has failed can be sent again')
    await tx.$executeRawUnsafe(show, workspaceId, conversationId, messageId)
    await tx.$executeRawUnsafe(sendAgain, sendQueue, sendRetryLimit, workspaceId, messageId)
    const conversation = await readConversation(tx, workspaceId, conversationId)
    if (!conversation) throw notFound()
    const subject = { conversationId, channelId: conversation.channelId }
    const by = { kind: 'member' as const, id: actor.userId }
    const data = { conversationId, messageId, status: 'queued' as const, error: null }
    return {
      result: queued,
      events: [
        { name: 'message:status', subject, actor: by, data },
        { name: 'conversation:updated', subject, actor: by, data: { conversation } },
      ],
    }
  })
  kickSending()
  return message
}
