import { run } from '@/lib/db/pool'

const statement = {
  name: 'conversation-exists',
  text: 'SELECT 1 FROM conversations WHERE workspace_id = $1 AND id = $2',
}

/** Whether the workspace has this conversation. */
export const conversationExists = async (workspaceId: string, conversationId: string): Promise<boolean> =>
  (await run(statement, [workspaceId, conversationId])).length > 0
