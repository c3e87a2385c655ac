import type { SessionPage, SessionQuery } from '@/lib/contract/workspace'
import { db } from '@/lib/db/client'
import { type ActingMember, requirePermission } from '../actor'
import { cursorOf, parseCursor } from '../cursor'

/** Older than the cursor; ids decide between sessions of the same moment. */
const olderThan = (before: string) => {
  const [at, id] = parseCursor(before)
  return { createdAt: { lte: at }, OR: [{ createdAt: { lt: at } }, { id: { lt: id } }] }
}

/** One page of the person's living sessions, newest first, by keyset. Throws `invalid_cursor`. */
export const listSessions = async (
  actor: ActingMember,
  { before, limit }: SessionQuery,
): Promise<SessionPage> => {
  requirePermission(actor, 'session:manage-own')
  const rows = await db().session.findMany({
    where: {
      workspaceId: actor.workspaceId,
      userId: actor.userId,
      endedAt: null,
      expiresAt: { gt: new Date() },
      ...(before !== undefined && olderThan(before)),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  })
  const items = rows.slice(0, limit).map(({ id, userAgent, address, createdAt, expiresAt }) => ({
    id,
    current: id === actor.sessionId,
    userAgent,
    address,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }))
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? cursorOf(last.createdAt, last.id) : null }
}
