import type { SessionEntry } from '@/lib/contract/workspace'
import { db } from '@/lib/db/client'
import { type ActingMember, requirePermission } from '../actor'

/** The person's living sessions, newest first; at most 100. */
export const listSessions = async (actor: ActingMember): Promise<SessionEntry[]> => {
  requirePermission(actor, 'session:manage-own')
  const sessions = await db().session.findMany({
    where: {
      workspaceId: actor.workspaceId,
      userId: actor.userId,
      endedAt: null,
      expiresAt: { gt: new Date() },
    },
    orderBy: { createdAt: 'desc' },
    take: 100,
  })
  return sessions.map(({ id, userAgent, address, createdAt, expiresAt }) => ({
    id,
    current: id === actor.sessionId,
    userAgent,
    address,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }))
}
