import type pg from 'pg'
import type {
  ConversationCounts,
  ConversationItem,
  ConversationPage,
  ConversationQuery,
} from '@/lib/contract/conversation'
import { run } from '@/lib/db/pool'
import { type ActingMember, requirePermission } from '../actor'
import { cursorOf, parseCursor } from '../cursor'
import { readAt } from '../read-at'
import { conversationJson, readJson } from './conversation-sql'

/** Rows of `c` as the asking member ($2) sees them. */
export const itemSelect = `SELECT ${conversationJson('c', 'k')} AS conversation, ${readJson('r')} AS read
  FROM conversations c
  JOIN contacts k ON k.workspace_id = c.workspace_id AND k.id = c.contact_id
  LEFT JOIN read_positions r ON r.workspace_id = c.workspace_id AND r.conversation_id = c.id AND r.user_id = $2`

const viewCondition = {
  mine: 'c.assignee_id = $2',
  unassigned: 'c.assignee_id IS NULL',
  all: 'true',
} as const

type Query = Pick<ConversationQuery, 'view' | 'status' | 'before' | 'limit'>

/** One page of a list, newest activity first, by keyset. $1 workspace, $2 user. Used by list and snapshot alike. */
export const readPage = async (
  client: pg.PoolClient,
  actor: ActingMember,
  { view, status, before, limit }: Query,
): Promise<{ items: ConversationItem[]; nextCursor: string | null }> => {
  const cursor = before === undefined ? [] : parseCursor(before)
  const { rows } = await client.query<ConversationItem>({
    name: `list-conversations-${view}-${cursor.length}`,
    text: `${itemSelect}
      WHERE c.workspace_id = $1 AND c.status = $3::"ConversationStatus" AND ${viewCondition[view]}
        ${cursor.length ? 'AND (c.last_activity_at, c.id) < ($5::timestamptz, $6::uuid)' : ''}
      ORDER BY c.last_activity_at DESC, c.id DESC LIMIT $4`,
    values: [actor.workspaceId, actor.userId, status, limit + 1, ...cursor],
  })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items,
    nextCursor:
      rows.length > limit && last ? cursorOf(last.conversation.lastActivityAt, last.conversation.id) : null,
  }
}

/** A page of a list with the log position it was read at. Throws `invalid_cursor`. */
export const listConversations = async (
  actor: ActingMember,
  query: ConversationQuery,
): Promise<ConversationPage> => {
  requirePermission(actor, 'inbox:read')
  const { epoch, seq, result } = await readAt(actor.workspaceId, (client) => readPage(client, actor, query))
  return { epoch, seq, ...result }
}

/** How many conversations of this status each view holds. */
export const countConversations = async (
  actor: ActingMember,
  status: ConversationQuery['status'],
): Promise<ConversationCounts> => {
  requirePermission(actor, 'inbox:read')
  const [row] = await run<ConversationCounts>(
    {
      name: 'count-conversations',
      text: `SELECT count(*)::int AS "all", count(*) FILTER (WHERE assignee_id = $2)::int AS mine,
        count(*) FILTER (WHERE assignee_id IS NULL)::int AS unassigned
        FROM conversations WHERE workspace_id = $1 AND status = $3::"ConversationStatus"`,
    },
    [actor.workspaceId, actor.userId, status],
  )
  return row ?? { mine: 0, unassigned: 0, all: 0 }
}
