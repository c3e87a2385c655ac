import { LRUCache } from 'lru-cache'
import type { Role } from '@/lib/contract/permissions'
import { gather } from '@/lib/db/gather'
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
  const known = cache().get(sid)
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
  cache().set(sid, actor)
  return actor
}

/** Called after a session or member change was committed. */
export const forgetActingMembers = (matches: (actor: ActingMember) => boolean) => {
  for (const [sessionId, actor] of cache().entries()) if (matches(actor)) cache().delete(sessionId)
}
