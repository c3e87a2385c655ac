import { LRUCache } from 'lru-cache'
import type { Role } from '@/lib/contract/permissions'
import { run } from '@/lib/db/pool'
import { sharedState } from '@/lib/shared-state'
import type { ActingMember } from '../actor'

/**
 * How long an answer may be reused. The relay forgets it as soon as it hears that the session or the member changed; a
 * node where nobody of the workspace is connected hears nothing, and access that was taken away must end within 2 s (R9).
 */
const freshFor = 1_000

const cache = () =>
  sharedState('acting-members', () => new LRUCache<string, ActingMember>({ max: 20_000, ttl: freshFor }))

const statement = {
  name: 'find-acting-member',
  text: `SELECT m.role, s.expires_at AS "expiresAt" FROM sessions s
    JOIN members m ON m.workspace_id = s.workspace_id AND m.user_id = s.user_id AND m.disabled_at IS NULL
    WHERE s.id = $1 AND s.user_id = $2 AND s.workspace_id = $3 AND s.ended_at IS NULL AND s.expires_at > now()`,
}

type Claims = { sid: string; uid: string; wid: string }

/** The member that a session stands for, or null when it was ended, has expired, or the member lost access. */
export const findActingMember = async ({ sid, uid, wid }: Claims): Promise<ActingMember | null> => {
  const known = cache().get(sid)
  if (known && known.userId === uid && known.workspaceId === wid && (known.expiresAt ?? 0) > Date.now())
    return known
  const [row] = await run<{ role: Role; expiresAt: Date }>(statement, [sid, uid, wid])
  if (!row) return null
  const actor: ActingMember = {
    workspaceId: wid,
    userId: uid,
    sessionId: sid,
    role: row.role,
    expiresAt: row.expiresAt.getTime(),
  }
  cache().set(sid, actor)
  return actor
}

/** Called after a session or member change was committed. */
export const forgetActingMembers = (matches: (actor: ActingMember) => boolean) => {
  for (const [sessionId, actor] of cache().entries()) if (matches(actor)) cache().delete(sessionId)
}
