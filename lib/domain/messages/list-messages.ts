import { z } from 'zod'
import type { Message, MessagePage } from '@/lib/contract/message'
import { type ActingMember, requirePermission } from '../actor'
import { notFound } from '../domain-error'
import { readAt } from '../read-at'
import { messageJson } from './message-sql'

/** GET /api/conversations/:id/messages: the newest page, or the one before a position. */
export const MessagesQuery = z.strictObject({
  before: z.coerce
    .number()
    .int()
    .positive()
    .max(2 ** 31 - 1)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
type Query = z.output<typeof MessagesQuery>

/** A page of a thread, oldest first, with the log position it was read at. Throws `not_found`. */
export const listMessages = async (
  actor: ActingMember,
  conversationId: string,
  { before, limit }: Query,
): Promise<MessagePage> => {
  requirePermission(actor, 'inbox:read')
  const { epoch, seq, result } = await readAt(actor.workspaceId, async (client) => {
    const { rowCount } = await client.query({
      name: 'conversation-exists',
      text: 'SELECT 1 FROM conversations WHERE workspace_id = $1 AND id = $2',
      values: [actor.workspaceId, conversationId],
    })
    if (!rowCount) throw notFound()
    return client.query<{ message: Message }>({
      name: 'list-messages',
      text: `SELECT ${messageJson('m')} AS message FROM messages m
        WHERE m.workspace_id = $1 AND m.conversation_id = $2 AND m.position < $3
        ORDER BY m.position DESC LIMIT $4`,
      values: [actor.workspaceId, conversationId, before ?? 2 ** 31 - 1, limit + 1],
    })
  })
  const items = result.rows.slice(0, limit).map((row) => row.message)
  return { epoch, seq, items: items.reverse(), hasOlder: result.rows.length > limit }
}
