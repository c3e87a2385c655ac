import type { Statement } from '@/lib/db/pool'
import { conversationJson } from '../conversations/conversation-sql'
import { counterCte } from '../event-sql'
import { lastMessageJson, messageJson } from './message-sql'

/**
 * A send in one round trip: checks session and access, stores message and conversation, enqueues the job that calls the
 * provider, appends both events.
 *
 * $1 workspace, $2 user, $3 session, $4 conversation, $5 new message id, $6 clientMsgId, $7 direction, $8 text,
 * $9 reply-to or null, $10 origin's clientId or null, $11 the send queue's name, $12 retry limit
 *
 * Lock order: conversation, then the workspace's counter. All sends of a workspace wait for each other at the counter, so
 * everything else is done before it is touched: `prepared` is whole, and the job is written.
 * A second send with the same clientMsgId at the same time does not see the first in `prior`; it then meets the unique
 * key, fails as a whole, and the caller asks again.
 */
export const sendMessageStatement: Statement = {
  name: 'send-message',
  text: `WITH actor AS (
      SELECT m.user_id FROM sessions s
      JOIN members m ON m.workspace_id = s.workspace_id AND m.user_id = s.user_id AND m.disabled_at IS NULL
      WHERE s.id = $3 AND s.user_id = $2 AND s.workspace_id = $1 AND s.ended_at IS NULL AND s.expires_at > now()
    ), target AS (
      SELECT c.workspace_id, c.id FROM conversations c, actor WHERE c.workspace_id = $1 AND c.id = $4
    ), prior AS (
      SELECT p.* FROM messages p, actor
      WHERE p.workspace_id = $1 AND p.author_id = $2 AND p.client_msg_id = $6
    ), reply AS (
      SELECT r.id FROM messages r WHERE r.workspace_id = $1 AND r.id = $9::uuid AND r.conversation_id = $4
    ), raised AS (
      UPDATE conversations c SET message_count = c.message_count + 1,
        last_activity_at = greatest(c.last_activity_at, now()),
        last_message = ${lastMessageJson({
          id: '$5::uuid',
          direction: '$7::text',
          type: `'text'`,
          text: '$8::text',
          status: `CASE WHEN $7::text = 'outbound' THEN 'queued' END`,
          authorId: '$2::uuid',
          at: 'now()',
        })}
      FROM target t
      WHERE c.workspace_id = t.workspace_id AND c.id = t.id AND NOT EXISTS (SELECT 1 FROM prior)
        AND ($9::uuid IS NULL OR EXISTS (SELECT 1 FROM reply))
      RETURNING c.*
    ), message AS (
      INSERT INTO messages (workspace_id, id, conversation_id, channel_id, position, inbound_count, direction, type, text,
        status, author_id, client_msg_id, reply_to_id, created_at)
      SELECT c.workspace_id, $5, c.id, c.channel_id, c.message_count, c.inbound_count, $7::"MessageDirection", 'text', $8,
        CASE WHEN $7::text = 'outbound' THEN 'queued'::"MessageStatus" END, $2, $6, $9, now()
      FROM raised c RETURNING *
    ), job AS (
      INSERT INTO pgboss.job (name, data, retry_limit, retry_delay, retry_backoff, expire_in)
      SELECT $11, jsonb_build_object('workspaceId', m.workspace_id, 'messageId', m.id), $12, 1, true, interval '2 minutes'
      FROM message m WHERE m.direction = 'outbound' RETURNING id
    ), prepared AS MATERIALIZED (
      SELECT m.workspace_id, m.channel_id, m.conversation_id, jsonb_build_object('kind', 'member', 'id', $2::uuid) AS actor,
        jsonb_build_object('clientId', $10::text, 'clientMsgId', $6::uuid) AS origin,
        jsonb_build_object('message', ${messageJson('m')}) AS message_data,
        jsonb_build_object('conversation', ${conversationJson('c', 'k')}) AS conversation_data
      FROM message m CROSS JOIN raised c
      JOIN contacts k ON k.workspace_id = c.workspace_id AND k.id = c.contact_id
      WHERE (SELECT count(*) FROM job) >= 0
    ), ${counterCte('prepared', '2')}, logged AS (
      INSERT INTO events (workspace_id, seq, name, at, actor, origin, channel_id, conversation_id, data)
      SELECT n.workspace_id, n.seq - 1 + e.place, e.name, now(), p.actor, CASE WHEN e.place = 0 THEN p.origin END,
        p.channel_id, p.conversation_id, CASE WHEN e.place = 0 THEN p.message_data ELSE p.conversation_data END
      FROM counter n, prepared p, (VALUES (0, 'message:new'), (1, 'conversation:updated')) AS e(place, name)
      RETURNING *
    )
    SELECT a.*, l.workspace_id, l.seq, n.epoch, l.name, iso(l.at) AS at, l.actor, l.origin, l.channel_id,
      l.conversation_id, l.data
    FROM (SELECT EXISTS (SELECT 1 FROM actor) AS authorized, EXISTS (SELECT 1 FROM target) AS found,
      (SELECT ${messageJson('p')} FROM prior p) AS prior) a
    LEFT JOIN (logged l CROSS JOIN counter n) ON true ORDER BY l.seq`,
}
