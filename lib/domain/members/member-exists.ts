import { run } from '@/lib/db/pool'

const statement = {
  name: 'member-exists',
  text: `SELECT 1 FROM members WHERE workspace_id = $1 AND user_id = $2 AND disabled_at IS NULL`,
}

/** Whether this person is an active member of the workspace. */
export const memberExists = async (workspaceId: string, userId: string): Promise<boolean> =>
  (await run(statement, [workspaceId, userId])).length > 0
