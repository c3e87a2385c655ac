import { uuidv7 } from 'uuidv7'
import { issueToken } from '@/lib/auth/session-token'
import { db } from '@/lib/db/client'
import { migrate } from '@/lib/db/migrate'
import { pool } from '@/lib/db/pool'
import { installQueues } from '@/lib/jobs/install-queues'
import { createWorkspace, type TestWorkspace } from '@/lib/testing/factories'
import type { Pass } from '../types'

/** What a support desk has after some weeks: Postgres plans for tables with rows in them. */
const conversationCount = 5_000
const messagesEach = 10
/** So many of them are written in. */
const busyConversations = 20
const teamSize = 100
/** Windows of one person, in one session, as tabs of a browser are. */
const windowsEach = 10
const crowdWorkspaces = 100
const crowdWorkspaceSize = 50
const day = 86_400_000

/** Members of a workspace, each with a living session and its token. */
const createPasses = async (workspaceId: string, count: number): Promise<Pass[]> => {
  const people = Array.from({ length: count }, () => ({ userId: uuidv7(), sessionId: uuidv7() }))
  await db().user.createMany({
    data: people.map(({ userId }, index) => ({
      id: userId,
      email: `${userId}@bench.example`,
      name: `Person ${index}`,
      passwordHash: '!',
    })),
  })
  await db().member.createMany({
    data: people.map(({ userId }) => ({ workspaceId, userId, role: 'agent' as const })),
  })
  await db().session.createMany({
    data: people.map(({ userId, sessionId }) => ({
      id: sessionId,
      workspaceId,
      userId,
      expiresAt: new Date(Date.now() + day),
    })),
  })
  return Promise.all(
    people.map(async ({ userId, sessionId }) => ({
      token: await issueToken({ sid: sessionId, uid: userId, wid: workspaceId }),
    })),
  )
}

/** Conversations without messages, each with a contact of its own. */
const createConversations = async ({ workspaceId, channelId }: TestWorkspace, count: number) => {
  const conversations = Array.from({ length: count }, () => ({ id: uuidv7(), contactId: uuidv7() }))
  await db().contact.createMany({
    data: conversations.map(({ contactId }, index) => ({
      workspaceId,
      id: contactId,
      name: `Contact ${index}`,
      phone: String(15_550_000_000 + index),
    })),
  })
  await db().conversation.createMany({
    data: conversations.map((conversation) => ({ workspaceId, channelId, ...conversation })),
  })
  return conversations.map(({ id }) => id)
}

/** What was said in all of them before. */
const createHistory = async (workspaceId: string) => {
  await pool().query(
    `INSERT INTO messages (workspace_id, id, conversation_id, channel_id, position, inbound_count, direction, type, text)
     SELECT workspace_id, gen_random_uuid(), id, channel_id, position, position, 'inbound', 'text', 'Where is my order?'
     FROM conversations, generate_series(1, $2) AS position WHERE workspace_id = $1`,
    [workspaceId, messagesEach],
  )
  await pool().query(
    'UPDATE conversations SET message_count = $2, inbound_count = $2 WHERE workspace_id = $1',
    [workspaceId, messagesEach],
  )
}

/**
 * Migrates Parley's database and fills it: one workspace with 5,000 conversations of ten messages and a team of 100 with
 * 1,000 windows, and a crowd of 5,000
 * members in 100 workspaces. Needs DATABASE_URL and NEXTAUTH_SECRET in the environment.
 */
export const fillParley = async (databaseUrl: string) => {
  await migrate(databaseUrl)
  await installQueues(databaseUrl)
  const workspace = await createWorkspace()
  const conversations = await createConversations(workspace, conversationCount)
  await createHistory(workspace.workspaceId)
  const people = await createPasses(workspace.workspaceId, teamSize)
  const team = Array.from({ length: windowsEach }, () => people).flat()
  const crowd: Pass[] = []
  for (let made = 0; made < crowdWorkspaces; made++) {
    const { workspaceId } = await createWorkspace()
    crowd.push(...(await createPasses(workspaceId, crowdWorkspaceSize)))
  }
  // What autovacuum does within a minute of such a change.
  await pool().query('VACUUM ANALYZE')
  await db().$disconnect()
  await pool().end()
  return { conversations: conversations.slice(-busyConversations), team, crowd, sender: team[0] ?? {} }
}
