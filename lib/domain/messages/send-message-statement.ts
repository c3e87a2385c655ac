import type { Statement } from '@/lib/db/pool'
import { withContactNow } from '@/lib/events/contact-sql'
import { conversationJson } from '../conversations/conversation-sql'
import { enqueue, sendJobData } from '../job-sql'
import { lastMessageJson, messageJson } from './message-sql'

/**
 * Sends of one workspace in one round trip: checks session and access of each, stores messages and conversations,
 * enqueues the jobs that call the provider, appends all events.
 *
 * $1 workspace; one array each: $2 user, $3 session, $4 conversation, $5 new message id, $6 clientMsgId, $7 direction,
 * $8 text, $9 reply-to or null, $10 origin's clientId or null; $11 the send queue's name, $12 retry limit
 *
 * Answers a row per logged event, and one per send that was refused (`n` counts from 1, `seq` is null).
 *
 * The arrays are in sub-selects so that their length is hidden from the planner: it would else prefer to plan anew for
 * each batch, which takes longer than running it.
 *
 * Lock order: conversations by id (`fresh` comes sorted so), then the workspace's counter. A send with the same
 * clientMsgId that commits meanwhile is not seen in `prior`; the unique key then fails the whole statement.
 */
export const sendMessageStatement: Statement = {
  name: 'send-messages',
  text: `WITH input AS (
      SELECT * FROM unnest((SELECT $2::uuid[]), (SELECT $3::uuid[]), (SELECT $4::uuid[]), (SELECT $5::uuid[]),
        (SELECT $6::uuid[]), (SELECT $7::text[]), (SELECT $8::text[]), (SELECT $9::uuid[]), (SELECT $10::text[]))
        WITH ORDINALITY
        AS i(user_id, session_id, conversation_id, id, client_msg_id, direction, text, reply_to_id, client_id, n)
    ), checked AS (
      SELECT i.*,
        EXISTS (SELECT 1 FROM sessions s
          JOIN members m ON m.workspace_id = s.workspace_id AND m.user_id = s.user_id AND m.disabled_at IS NULL
          WHERE s.id = i.session_id AND s.user_id = i.user_id AND s.workspace_id = $1 AND s.ended_at IS NULL
            AND s.expires_at > now()) AS authorized,
        EXISTS (SELECT 1 FROM conversations c WHERE c.workspace_id = $1 AND c.id = i.conversation_id) AS found,
        i.reply_to_id IS NULL OR EXISTS (SELECT 1 FROM messages r
          WHERE r.workspace_id = $1 AND r.id = i.reply_to_id AND r.conversation_id = i.conversation_id) AS reply_found,
        (SELECT ${messageJson('p')} FROM messages p
          WHERE p.workspace_id = $1 AND p.author_id = i.user_id AND p.client_msg_id = i.client_msg_id) AS prior
      FROM input i
    ), fresh AS (
      SELECT *, row_number() OVER (PARTITION BY conversation_id ORDER BY n) AS nth,
        count(*) OVER (PARTITION BY conversation_id) AS total
      FROM checked WHERE authorized AND found AND reply_found AND prior IS NULL
    ), raised AS (
      UPDATE conversations c SET message_count = c.message_count + f.total,
        last_activity_at = greatest(c.last_activity_at, now()),
        last_message = ${lastMessageJson({
          id: 'f.id',
          direction: 'f.direction',
          type: `'text'`,
          text: 'f.text',
          status: `CASE WHEN f.direction = 'outbound' THEN 'queued' END`,
          authorId: 'f.user_id',
          at: 'now()',
        })}
      FROM fresh f WHERE f.nth = f.total AND c.workspace_id = $1 AND c.id = f.conversation_id
      RETURNING c.*, f.user_id
    ), message AS (
      INSERT INTO messages (workspace_id, id, conversation_id, channel_id, position, inbound_count, direction, type, text,
        status, author_id, client_msg_id, reply_to_id, created_at)
      SELECT $1, f.id, c.id, c.channel_id, c.message_count - f.total + f.nth, c.inbound_count,
        f.direction::"MessageDirection", 'text', f.text,
        CASE WHEN f.direction = 'outbound' THEN 'queued'::"MessageStatus" END, f.user_id, f.client_msg_id, f.reply_to_id,
        now()
      FROM fresh f JOIN raised c ON c.id = f.conversation_id
      RETURNING *
    ), job AS (
      ${enqueue({ queue: '$11', data: sendJobData('m'), retryLimit: '$12', from: `FROM message m WHERE m.direction = 'outbound'` })}
    ), fact AS (
      SELECT 1 AS part, m.position, 'message:new' AS name, m.author_id,
        jsonb_build_object('clientId', f.client_id, 'clientMsgId', f.client_msg_id) AS origin, m.channel_id,
        m.conversation_id, NULL::uuid AS contact_id, jsonb_build_object('message', ${messageJson('m')}) AS data
      FROM message m JOIN fresh f ON f.id = m.id
      UNION ALL
      SELECT 2, 0, 'conversation:updated', c.user_id, NULL, c.channel_id, c.id, c.contact_id,
        jsonb_build_object('conversation', ${conversationJson('c', 'k')})
      FROM raised c JOIN contacts k ON k.workspace_id = $1 AND k.id = c.contact_id
    ), counter AS (
      UPDATE event_streams s SET seq = s.seq + t.events FROM (SELECT count(*) AS events FROM fact) t
      WHERE s.workspace_id = $1 AND t.events > 0 RETURNING s.epoch, s.seq - t.events AS before
    ), logged AS (
      INSERT INTO events (workspace_id, seq, name, at, actor, origin, channel_id, conversation_id, data)
      SELECT $1, c.before + row_number() OVER (ORDER BY f.part, f.conversation_id, f.position), f.name, now(),
        jsonb_build_object('kind', 'member', 'id', f.author_id), f.origin, f.channel_id, f.conversation_id,
        ${withContactNow('f.data', 'k')}
      FROM counter c CROSS JOIN fact f
        LEFT JOIN LATERAL contact_now($1::uuid, f.contact_id, c.before::bigint) k ON f.contact_id IS NOT NULL
      RETURNING *
    )
    SELECT NULL::bigint AS n, NULL::boolean AS authorized, NULL::boolean AS found, NULL::jsonb AS prior,
      l.workspace_id, l.seq, c.epoch, l.name, iso(l.at) AS at, l.actor, l.origin, l.channel_id, l.conversation_id, l.data
    FROM logged l, counter c
    UNION ALL
    SELECT r.n, r.authorized, r.found, r.prior, $1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM checked r WHERE r.id NOT IN (SELECT id FROM fresh)
    ORDER BY seq`,
}
