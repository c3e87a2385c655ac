import { uuidv7 } from 'uuidv7'
import { issueToken } from '@/lib/auth/session-token'
import { db } from '@/lib/db/client'
import { migrate } from '@/lib/db/migrate'
import { pool } from '@/lib/db/pool'
import { installQueues } from '@/lib/jobs/install-queues'
import { createConversation, createWorkspace } from '@/lib/testing/factories'
import type { Pass } from '../types'

const conversationCount = 20
const teamSize = 1_000
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

/**
 * Migrates Parley's database and fills it: one workspace with 20 conversations whose whole team listens, and a crowd of
 * 5,000 members in 100 workspaces. Needs DATABASE_URL and NEXTAUTH_SECRET in the environment.
 */
export const fillParley = async (databaseUrl: string) => {
  await migrate(databaseUrl)
  await installQueues(databaseUrl)
  const workspace = await createWorkspace()
  const conversations: string[] = []
  for (let made = 0; made < conversationCount; made++) conversations.push(await createConversation(workspace))
  const team = await createPasses(workspace.workspaceId, teamSize)
  const crowd: Pass[] = []
  for (let made = 0; made < crowdWorkspaces; made++) {
    const { workspaceId } = await createWorkspace()
    crowd.push(...(await createPasses(workspaceId, crowdWorkspaceSize)))
  }
  await db().$disconnect()
  await pool().end()
  return { conversations, team, crowd, sender: team[0] ?? {} }
}
