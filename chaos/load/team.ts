import { pool } from '@/lib/db/pool'
import {
  createConversation,
  createMember,
  createWorkspace,
  type TestMember,
  type TestWorkspace,
} from '@/lib/testing/factories'

export type TeamConversation = { id: string; phone: string }

/** A workspace with its people and the customers they talk with. */
export type Team = {
  workspace: TestWorkspace
  owner: TestMember
  members: TestMember[]
  conversations: TeamConversation[]
}

const phoneOf = async (workspaceId: string, conversationId: string) => {
  const { rows } = await pool().query<{ phone: string }>(
    `SELECT k.phone FROM conversations c JOIN contacts k ON k.workspace_id = c.workspace_id AND k.id = c.contact_id
     WHERE c.workspace_id = $1 AND c.id = $2`,
    [workspaceId, conversationId],
  )
  return rows[0]?.phone ?? ''
}

export const createTeam = async (members: number, conversations: number): Promise<Team> => {
  const workspace = await createWorkspace()
  const team: Team = {
    workspace,
    owner: await createMember(workspace.workspaceId, 'owner'),
    members: [],
    conversations: [],
  }
  for (let count = 0; count < members; count++) team.members.push(await createMember(workspace.workspaceId))
  for (let count = 0; count < conversations; count++) {
    const id = await createConversation(workspace)
    team.conversations.push({ id, phone: await phoneOf(workspace.workspaceId, id) })
  }
  return team
}
