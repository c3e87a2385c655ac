import { LRUCache } from 'lru-cache'
import type { Role } from '@/lib/contract/permissions'
import { gather } from '@/lib/db/gather'
import { run } from '@/lib/db/pool'
import { sharedState } from '@/lib/shared-state'
import type { ActingMember } from '../actor'

/**
 * How long an answer may be reused. The relay forgets it at once when the session or the member changes, but only where
 * somebody of the workspace is connected: elsewhere this is how long somebody who was removed is still answered, and
 * that may be 2 s at most (R9).
 */
const freshFor = 1_000

type Memory = { actors: LRUCache<string, ActingMember>; forgotten: number }
const memory = () =>
  sharedState(
    'acting-members',
    (): Memory => ({ actors: new LRUCache({ max: 20_000, ttl: freshFor }), forgotten: 0 }),
  )

type Claims = { sid: string; uid: string; wid: string }

/** $1 sessions, $2 users, $3 workspaces; answers role and end, or nulls, for each in their order. */
const statement = {
  name: 'find-acting-members',
  text: `SELECT m.role, s.expires_at AS "expiresAt"
    FROM unnest((SELECT $1::uuid[]), (SELECT $2::uuid[]), (SELECT $3::uuid[])) WITH ORDINALITY
      AS i(session_id, user_id, workspace_id, n)
    LEFT JOIN sessions s ON s.id = i.session_id AND s.user_id = i.user_id AND s.workspace_id = i.workspace_id
      AND s.ended_at IS NULL AND s.expires_at > now()
    LEFT JOIN members m ON m.workspace_id = s.workspace_id AND m.user_id = s.user_id AND m.disabled_at IS NULL
    ORDER BY i.n`,
}

type Session = { role: Role | null; expiresAt: Date | null }

const readSessions = (claims: Claims[]): Promise<Session[]> =>
  run<Session>(statement, [
    claims.map(({ sid }) => sid),
    claims.map(({ uid }) => uid),
    claims.map(({ wid }) => wid),
  ])

/** A thousand windows that come back at once are a few questions to the database. */
const readSession = () => sharedState('read-session', () => gather(readSessions))

/** The member that a session stands for, or null when it was ended, has expired, or the member lost access. */
export const findActingMember = async ({ sid, uid, wid }: Claims): Promise<ActingMember | null> => {
  const { actors, forgotten } = memory()
  const known = actors.get(sid)
  if (known && known.userId === uid && known.workspaceId === wid && (known.expiresAt ?? 0) > Date.now())
    return known
  const { role, expiresAt } = await readSession()({ sid, uid, wid })
  if (!role || !expiresAt) return null
  const actor: ActingMember = {
    workspaceId: wid,
    userId: uid,
    sessionId: sid,
    role,
    expiresAt: expiresAt.getTime(),
  }
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
