import type { Conversation } from '@/lib/contract/conversation'
import type { Transaction } from '../run-action'
import { conversationJson } from './conversation-sql'

/** A conversation as the contract has it, read inside a transaction; null when absent in this workspace. */
export const readConversation = async (
  tx: Transaction,
  workspaceId: string,
  conversationId: string,
): Promise<Conversation | null> => {
  const rows = await tx.$queryRawUnsafe<{ conversation: Conversation }[]>(
    `SELECT ${conversationJson('c', 'k')} AS conversation FROM conversations c
     JOIN contacts k ON k.workspace_id = c.workspace_id AND k.id = c.contact_id
     WHERE c.workspace_id = $1::uuid AND c.id = $2::uuid`,
    workspaceId,
    conversationId,
  )
  return rows[0]?.conversation ?? null
}
