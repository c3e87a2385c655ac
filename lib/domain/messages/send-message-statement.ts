import type { Statement } from '@/lib/db/pool'
import { withContactNow } from '@/lib/events/contact-sql'
import { conversationJson } from '../conversations/conversation-sql'
import { enqueue, sendJobData } from '../job-sql'
import { lastMessageJson, messageJson } from './message-sql'

/** How far a conversation has been answered by others than this user: the position of their newest outbound message. */
const answeredByOthers = (conversation: string, user: string) =>
  `CASE WHEN ${conversation}.replied_by IS DISTINCT FROM ${user} THEN ${conversation}.replied_position
    ELSE ${conversation}.replied_by_others_position END`

/**
 * Sends of one workspace in one round trip: checks session and access of each, stores messages and conversations,
 * enqueues the jobs that call the provider, appends all events.
 *
 * $1 workspace; one array each: $2 user, $3 session, $4 conversation, $5 new message id, $6 clientMsgId, $7 direction,
 * $8 text, $9 reply-to or null, $10 origin's clientId or null, $11 the newest position its author had seen or null;
 * $12 the send queue's name, $13 retry limit
 *
 * Answers a row per logged event, and one per send that was refused (`n` counts from 1, `seq` is null).
 *
 * The arrays are in sub-selects so that their length is hidden from the planner: it would else prefer to plan anew for
 * each batch, which takes longer than running it.
 *
 * Lock order: conversations by id (`raise` comes sorted so), then the workspace's counter. A send with the same
 * clientMsgId that commits meanwhile is not seen in `prior`; the unique key then fails the whole statement.
 *
 * A colleague's answer that commits meanwhile is not seen in `checked`, but in `raised`: Postgres reads the row that it has
 * waited for again. A conversation that is left out there has no row in the answer at all, and its sends are repeated.
 */
export const sendMessageStatement: Statement = {
  name: 'send-messages',
  text: `WITH input AS (
      SELECT * FROM unnest((SELECT $2::uuid[]), (SELECT $3::uuid[]), (SELECT $4::uuid[]), (SELECT $5::uuid[]),
        (SELECT $6::uuid[]), (SELECT $7::text[]), (SELECT $8::text[]), (SELECT $9::uuid[]), (SELECT $10::text[]),
        (SELECT $11::int[]))
        WITH ORDINALITY
        AS i(user_id, session_id, conversation_id, id, client_msg_id, direction, text, reply_to_id, client_id, seen, n)
    ), checked AS (
      SELECT i.*,
        EXISTS (SELECT 1 FROM sessions s
          JOIN members m ON m.workspace_id = s.workspace_id AND m.user_id = s.user_id AND m.disabled_at IS NULL
          WHERE s.id = i.session_id AND s.user_id = i.user_id AND s.workspace_id = $1 AND s.ended_at IS NULL
            AND s.expires_at > now()) AS authorized,
        c.id IS NOT NULL AS found, coalesce(${answeredByOthers('c', 'i.user_id')} > i.seen, false) AS stale,
        i.reply_to_id IS NULL OR EXISTS (SELECT 1 FROM messages r
          WHERE r.workspace_id = $1 AND r.id = i.reply_to_id AND r.conversation_id = i.conversation_id) AS reply_found,
        (SELECT ${messageJson('p')} FROM messages p
          WHERE p.workspace_id = $1 AND p.author_id = i.user_id AND p.client_msg_id = i.client_msg_id) AS prior
      FROM input i LEFT JOIN conversations c ON c.workspace_id = $1 AND c.id = i.conversation_id
    ), fresh AS (
      SELECT *, row_number() OVER (PARTITION BY conversation_id ORDER BY n) AS nth,
        count(*) OVER (PARTITION BY conversation_id) AS total
      FROM checked WHERE authorized AND found AND reply_found AND prior IS NULL AND NOT stale
    ), raise AS (
      SELECT f.*, a.user_id AS replied_by, a.nth AS reply_nth, g.user_id AS guarded_by, g.seen AS guarded_seen,
        (SELECT max(o.nth) FROM fresh o WHERE o.conversation_id = f.conversation_id AND o.direction = 'outbound'
          AND o.user_id <> a.user_id) AS others_nth
      FROM fresh f
      LEFT JOIN LATERAL (SELECT o.user_id, o.nth FROM fresh o WHERE o.conversation_id = f.conversation_id
        AND o.direction = 'outbound' ORDER BY o.nth DESC LIMIT 1) a ON true
      LEFT JOIN LATERAL (SELECT o.user_id, o.seen FROM fresh o WHERE o.conversation_id = f.conversation_id
        AND o.seen IS NOT NULL ORDER BY o.seen LIMIT 1) g ON true
      WHERE f.nth = f.total ORDER BY f.conversation_id
    ), raised AS (
      UPDATE conversations c SET message_count = c.message_count + f.total,
        last_activity_at = greatest(c.last_activity_at, now()),
        replied_by = coalesce(f.replied_by, c.replied_by),
        replied_position = coalesce(c.message_count + f.reply_nth, c.replied_position),
        replied_by_others_position = CASE WHEN f.replied_by IS NULL THEN c.replied_by_others_position
          WHEN f.others_nth IS NOT NULL THEN c.message_count + f.others_nth
          ELSE ${answeredByOthers('c', 'f.replied_by')} END,
        last_message = ${lastMessageJson({
          id: 'f.id',
          direction: 'f.direction',
          type: `'text'`,
          text: 'f.text',
          status: `CASE WHEN f.direction = 'outbound' THEN 'queued' END`,
          authorId: 'f.user_id',
          at: 'now()',
        })}
      FROM raise f WHERE c.workspace_id = $1 AND c.id = f.conversation_id
        AND NOT coalesce(${answeredByOthers('c', 'f.guarded_by')} > f.guarded_seen, false)
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
      ${enqueue({ queue: '$12', data: sendJobData('m'), retryLimit: '$13', from: `FROM message m WHERE m.direction = 'outbound'` })}
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
    SELECT NULL::bigint AS n, NULL::boolean AS authorized, NULL::boolean AS found, NULL::boolean AS stale,
      NULL::jsonb AS prior,
      l.workspace_id, l.seq, c.epoch, l.name, iso(l.at) AS at, l.actor, l.origin, l.channel_id, l.conversation_id, l.data
    FROM logged l, counter c
    UNION ALL
    SELECT r.n, r.authorized, r.found, r.stale, r.prior, $1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM checked r WHERE r.id NOT IN (SELECT id FROM fresh)
    ORDER BY seq`,
}
