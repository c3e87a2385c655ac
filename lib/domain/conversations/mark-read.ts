import type { MarkReadBody, ReadPosition } from '@/lib/contract/conversation'
import { run, type Statement } from '@/lib/db/pool'
import { type EventRow, storedEvent } from '@/lib/events/log'
import { announce } from '@/lib/events/relay'
import { type ActingMember, requirePermission } from '../actor'
import { notFound } from '../domain-error'
import { counterCte, loggedRows } from '../event-sql'
import { enqueue } from '../job-sql'
import { readReceiptQueue } from '../jobs'
import { readJson } from './conversation-sql'

/**
 * $1 workspace, $2 user, $3 conversation, $4 position, $5 whether it may move back, $6 the queue of read receipts.
 * The unread count comes from the message at that position, so it is what SQL would count (R15). A position beyond the
 * newest message means the newest. The customer is shown that their newest message up to there was read.
 */
const statement: Statement = {
  name: 'mark-read',
  text: `WITH target AS (
      SELECT c.workspace_id, c.id, c.channel_id, least($4::int, c.message_count) AS position FROM conversations c
      WHERE c.workspace_id = $1 AND c.id = $3
    ), counted AS (
      SELECT t.*, coalesce((SELECT m.inbound_count FROM messages m WHERE m.workspace_id = t.workspace_id
        AND m.conversation_id = t.id AND m.position = t.position), 0) AS inbound_count FROM target t
    ), moved AS (
      INSERT INTO read_positions AS r (workspace_id, user_id, conversation_id, position, inbound_count)
      SELECT c.workspace_id, $2, c.id, c.position, c.inbound_count FROM counted c
      ON CONFLICT (workspace_id, user_id, conversation_id) DO UPDATE
        SET position = excluded.position, inbound_count = excluded.inbound_count, read_at = now()
        WHERE excluded.position > r.position OR ($5 AND excluded.position < r.position)
      RETURNING *
    ), receipt AS (
      ${enqueue({
        queue: '$6',
        data: `jsonb_build_object('channelId', n.channel_id, 'providerMessageId', n.provider_message_id)`,
        retryLimit: '3',
        retryDelay: 5,
        from: 'FROM moved r',
      })} JOIN LATERAL (SELECT m.* FROM messages m WHERE m.workspace_id = r.workspace_id
        AND m.conversation_id = r.conversation_id AND m.position <= r.position AND m.direction = 'inbound'
        ORDER BY m.position DESC LIMIT 1) n ON n.provider_message_id IS NOT NULL
      WHERE NOT $5
    ), ${counterCte('moved', '1')}, logged AS (
      INSERT INTO events (workspace_id, seq, name, at, actor, channel_id, conversation_id, user_id, data)
      SELECT n.workspace_id, n.seq, 'conversation:read', now(), jsonb_build_object('kind', 'member', 'id', $2::uuid),
        t.channel_id, t.id, $2,
        jsonb_build_object('conversationId', t.id, 'read', ${readJson('r')})
      FROM counter n, moved r, target t RETURNING *
    )
    SELECT (SELECT ${readJson('c')} FROM counted c) AS read, ${loggedRows} AS events`,
}

/** Moves the member's read position, forward or (marking unread) back. Throws `not_found`. */
export const markRead = async (
  actor: ActingMember,
  conversationId: string,
  { position, backwards }: MarkReadBody,
): Promise<void> => {
  requirePermission(actor, 'inbox:read')
  const values = [actor.workspaceId, actor.userId, conversationId, position, backwards, readReceiptQueue]
  const [row] = await run<{ read: ReadPosition | null; events: EventRow[] }>(statement, values)
  if (!row?.read) throw notFound()
  announce(row.events.map(storedEvent))
}
