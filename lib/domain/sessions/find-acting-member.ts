import { LRUCache } from 'lru-cache'
import type { Role } from '@/lib/contract/permissions'
import { run } from '@/lib/db/pool'
import { sharedState } from '@/lib/shared-state'
import type { ActingMember } from '../actor'

/**
 * How long an answer may be reused. The relay forgets it at once when the session or the member changes, but only where
 * somebody of the workspace is connected: elsewhere this is how long somebody who was removed is still answered, and
 * that may be 2 s at most (R9).
 */
const freshFor = 1_500

type Memory = { actors: LRUCache<string, ActingMember>; forgotten: number }
const memory = () =>
  sharedState(
    'acting-members',
    (): Memory => ({ actors: new LRUCache({ max: 20_000, ttl: freshFor }), forgotten: 0 }),
  )

const statement = {
  name: 'find-acting-member',
  text: `SELECT m.role FROM sessions s
    JOIN members m ON m.workspace_id = s.workspace_id AND m.user_id = s.user_id AND m.disabled_at IS NULL
    WHERE s.id = $1 AND s.user_id = $2 AND s.workspace_id = $3 AND s.ended_at IS NULL AND s.expires_at > now()`,
}

type Claims = { sid: string; uid: string; wid: string }

/** The member that a session stands for, or null when it was ended, has expired, or the member lost access. */
export const findActingMember = async ({ sid, uid, wid }: Claims): Promise<ActingMember | null> => {
  const { actors, forgotten } = memory()
  const known = actors.get(sid)
  if (known) return known
  const [row] = await run<{ role: Role }>(statement, [sid, uid, wid])
  if (!row) return null
  const actor: ActingMember = { workspaceId: wid, userId: uid, sessionId: sid, role: row.role }
  // What was read before somebody lost access must not be remembered after it.
  if (memory().forgotten === forgotten) actors.set(sid, actor)
  return actor
}

/** Called after a session or member change was committed. */
export const forgetActingMembers = (matches: (actor: ActingMember) => boolean) => {
  const { actors } = memory()
  memory().forgotten++
  for (const [sessionId, actor] of actors.entries()) if (matches(actor)) actors.delete(sessionId)
}
