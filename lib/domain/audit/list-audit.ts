import type { AuditAction, AuditPage } from '@/lib/contract/audit'
import { run } from '@/lib/db/pool'
import { type ActingMember, requirePermission } from '../actor'

type Row = {
  id: string
  at: Date
  action: AuditAction
  actorId: string | null
  actorName: string | null
  address: string
  userAgent: string
  subject: Record<string, string>
}

const statement = {
  name: 'list-audit',
  text: `SELECT a.id, a.at, a.action, a.actor_id AS "actorId", u.name AS "actorName", a.address,
      a.user_agent AS "userAgent", a.subject
    FROM audit_entries a LEFT JOIN users u ON u.id = a.actor_id
    WHERE a.workspace_id = $1 AND a.id < $2
    ORDER BY a.id DESC LIMIT $3`,
}

const newest = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** A page of the workspace's audit log, newest first, from before an entry on. */
export const listAudit = async (
  actor: ActingMember,
  { before = newest, limit }: { before?: string | undefined; limit: number },
): Promise<AuditPage> => {
  requirePermission(actor, 'audit:read')
  const rows = await run<Row>(statement, [actor.workspaceId, before, limit + 1])
  const items = rows.slice(0, limit).map(({ actorId, actorName, at, ...entry }) => ({
    ...entry,
    at: at.toISOString(),
    actor: actorId ? { userId: actorId, name: actorName ?? '' } : null,
  }))
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}
