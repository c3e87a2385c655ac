import type { ConversationItem, ConversationPage } from '@/lib/contract/conversation'
import { type ActingMember, requirePermission } from '../actor'
import { notFound } from '../domain-error'
import { readAt } from '../read-at'
import { itemSelect } from './list-conversations'

/** One conversation as a page of one, with the log position it was read at. Throws `not_found`. */
export const getConversation = async (
  actor: ActingMember,
  conversationId: string,
): Promise<ConversationPage> => {
  requirePermission(actor, 'inbox:read')
  const { epoch, seq, result } = await readAt(actor.workspaceId, (client) =>
    client.query<ConversationItem>({
      name: 'get-conversation',
      text: `${itemSelect} WHERE c.workspace_id = $1 AND c.id = $3`,
      values: [actor.workspaceId, actor.userId, conversationId],
    }),
  )
  if (result.rows.length === 0) throw notFound()
  return { epoch, seq, items: result.rows, nextCursor: null }
}
