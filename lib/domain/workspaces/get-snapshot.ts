import type pg from 'pg'
import type { z } from 'zod'
import type { ConversationItem } from '@/lib/contract/conversation'
import type { Draft } from '@/lib/contract/draft'
import type { Channel, Member, Snapshot } from '@/lib/contract/workspace'
import { type ActingMember, requirePermission } from '../actor'
import { itemSelect, readPage } from '../conversations/list-conversations'
import { notFound } from '../domain-error'
import { draftJson } from '../drafts/draft-sql'
import { memberJson } from '../members/member-sql'
import { readAt } from '../read-at'

const firstPage = 50
const unreadLimit = 500
const draftLimit = 200

/** Unread for this member, so that the number on the page title is right before any list is scrolled. */
const readUnread = async (client: pg.PoolClient, actor: ActingMember): Promise<ConversationItem[]> => {
  const { rows } = await client.query<ConversationItem>({
    name: 'snapshot-unread',
    text: `${itemSelect} WHERE c.workspace_id = $1 AND c.status IN ('open', 'pending')
      AND c.inbound_count > coalesce(r.inbound_count, 0)
      ORDER BY c.last_activity_at DESC, c.id DESC LIMIT $3`,
    values: [actor.workspaceId, actor.userId, unreadLimit],
  })
  return rows
}

const readDrafts = async (client: pg.PoolClient, actor: ActingMember): Promise<Draft[]> => {
  const { rows } = await client.query<{ draft: Draft }>({
    name: 'snapshot-drafts',
    text: `SELECT ${draftJson('d')} AS draft FROM drafts d
      WHERE d.workspace_id = $1 AND d.user_id = $2 AND (d.text <> '' OR d.reply_to_id IS NOT NULL)
      ORDER BY d.written_at DESC LIMIT $3`,
    values: [actor.workspaceId, actor.userId, draftLimit],
  })
  return rows.map(({ draft }) => draft)
}

const readWorkspace = async (client: pg.PoolClient, workspaceId: string) => {
  const { rows } = await client.query<{
    workspace: { id: string; name: string }
    members: Member[]
    channels: Channel[]
  }>({
    name: 'snapshot-workspace',
    text: `SELECT jsonb_build_object('id', w.id, 'name', w.name) AS workspace,
      (SELECT coalesce(jsonb_agg(${memberJson('m', 'u')} ORDER BY u.name), '[]') FROM members m
        JOIN users u ON u.id = m.user_id WHERE m.workspace_id = w.id) AS members,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'kind', h.kind, 'name', h.name,
        'displayPhoneNumber', h.display_phone_number, 'status', h.status, 'sandbox', h.sandbox) ORDER BY h.name), '[]')
        FROM channels h WHERE h.workspace_id = w.id) AS channels
      FROM workspaces w WHERE w.id = $1`,
    values: [workspaceId],
  })
  return rows[0]
}

/** All that a window needs to start, as of one position in the log (R6). */
export const getSnapshot = async (actor: ActingMember): Promise<z.output<typeof Snapshot>> => {
  requirePermission(actor, 'inbox:read')
  const { epoch, seq, result } = await readAt(actor.workspaceId, async (client) => ({
    workspace: await readWorkspace(client, actor.workspaceId),
    page: await readPage(client, actor, { view: 'all', status: 'open', limit: firstPage }),
    unread: await readUnread(client, actor),
    drafts: await readDrafts(client, actor),
  }))
  const me = result.workspace?.members.find((member) => member.userId === actor.userId)
  if (!result.workspace || !me) throw notFound()
  const listed = new Set(result.page.items.map((item) => item.conversation.id))
  const others = result.unread.filter((item) => !listed.has(item.conversation.id))
  return {
    epoch,
    seq,
    ...result.workspace,
    me,
    sessionId: actor.sessionId,
    conversations: [...result.page.items, ...others],
    drafts: result.drafts,
    nextCursor: result.page.nextCursor,
  }
}
