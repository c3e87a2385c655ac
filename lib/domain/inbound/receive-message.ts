import { uuidv7 } from 'uuidv7'
import type { InboundMessage } from '@/lib/channels/channel'
import { run, type Statement } from '@/lib/db/pool'
import { contactJson } from '@/lib/events/contact-sql'
import { type EventRow, storedEvent } from '@/lib/events/log'
import { announce } from '@/lib/events/relay'
import { conversationJson } from '../conversations/conversation-sql'
import { counterCte, loggedRows } from '../event-sql'
import { lastMessageJson, messageJson } from '../messages/message-sql'
import { storableJson } from './storable-json'

/**
 * An inbound message in one round trip: finds or makes contact and conversation, stores the message, appends both
 * events, and before them that the contact has a name now. Upserts take the row locks, so that 20 first messages at once make one contact and one conversation.
 *
 * $1 workspace, $2 channel, $3 phone, $4 name, $5 new contact id, $6 new conversation id, $7 new message id,
 * $8 provider's message id, $9 type, $10 text, $11 payload, $12 provider's time, $13 provider's id of the quoted one
 */
const statement: Statement = {
  name: 'receive-message',
  text: `WITH before AS (
      SELECT name FROM contacts WHERE workspace_id = $1 AND phone = $3
    ), contact AS (
      INSERT INTO contacts AS k (workspace_id, id, name, phone)
      SELECT $1, $5, coalesce(nullif($4::text, ''), $3), $3
      WHERE NOT EXISTS (SELECT 1 FROM messages WHERE workspace_id = $1 AND channel_id = $2 AND provider_message_id = $8)
      ON CONFLICT (workspace_id, phone) DO UPDATE
        SET name = CASE WHEN k.name = k.phone THEN excluded.name ELSE k.name END
      RETURNING *, xmax <> 0 AS known
    ), named AS (
      -- Was called by the phone number until now; the customer's other channels hear of the name by this event.
      SELECT k.* FROM contact k LEFT JOIN before b ON true
      WHERE k.known AND coalesce(b.name, $3) = $3 AND k.name <> $3
    ), raised AS (
      INSERT INTO conversations AS c (workspace_id, id, channel_id, contact_id, message_count, inbound_count,
        last_message, last_activity_at, customer_wrote_at)
      SELECT k.workspace_id, $6, $2, k.id, 1, 1, ${lastMessageJson({
        id: '$7::uuid',
        direction: `'inbound'`,
        type: '$9::text',
        text: '$10::text',
        status: 'NULL::text',
        authorId: 'NULL::uuid',
        at: 'now()',
      })}, now(), $12
      FROM contact k
      ON CONFLICT (workspace_id, channel_id, contact_id) DO UPDATE
        SET message_count = c.message_count + 1, inbound_count = c.inbound_count + 1, status = 'open',
          last_message = excluded.last_message, last_activity_at = greatest(c.last_activity_at, now()),
          customer_wrote_at = greatest(c.customer_wrote_at, excluded.customer_wrote_at)
      RETURNING *
    ), message AS (
      INSERT INTO messages (workspace_id, id, conversation_id, channel_id, position, inbound_count, direction, type, text,
        payload, reply_to_id, provider_message_id, provider_at, created_at)
      SELECT c.workspace_id, $7, c.id, c.channel_id, c.message_count, c.inbound_count, 'inbound', $9, $10, $11::jsonb,
        (SELECT q.id FROM messages q WHERE q.workspace_id = $1 AND q.channel_id = $2 AND q.provider_message_id = $13
          AND q.conversation_id = c.id), $8, $12, now()
      FROM raised c RETURNING *
    ), ${counterCte('raised', '2 + (SELECT count(*) FROM named)')}, logged AS (
      INSERT INTO events (workspace_id, seq, name, at, actor, channel_id, conversation_id, data)
      SELECT n.workspace_id, n.seq - 2, 'contact:updated', now(), jsonb_build_object('kind', 'contact', 'id', k.id),
        NULL::uuid, NULL::uuid, jsonb_build_object('contact', ${contactJson('k')})
      FROM counter n, named k
      UNION ALL
      SELECT n.workspace_id, n.seq - 1,
        CASE WHEN c.message_count = 1 THEN 'conversation:created' ELSE 'conversation:updated' END, now(),
        jsonb_build_object('kind', 'contact', 'id', k.id), c.channel_id, c.id,
        jsonb_build_object('conversation', ${conversationJson('c', 'k')})
      FROM counter n, raised c, contact k
      UNION ALL
      SELECT n.workspace_id, n.seq, 'message:new', now(), jsonb_build_object('kind', 'contact', 'id', k.id),
        m.channel_id, m.conversation_id, jsonb_build_object('message', ${messageJson('m')})
      FROM counter n, message m, contact k
      RETURNING *
    )
    SELECT ${loggedRows} AS events`,
}

const isDuplicate = (cause: unknown) => {
  const { code, constraint } = cause as { code?: string; constraint?: string }
  return code === '23505' && constraint === 'messages_provider_key'
}

/** Stores a customer's message and announces it. Known ones, by the provider's id, change nothing (R13). */
export const receiveMessage = async (
  workspaceId: string,
  channelId: string,
  message: InboundMessage,
): Promise<void> => {
  const { from, name, providerMessageId, type, text, payload, at, replyTo } = message
  const ids = [uuidv7(), uuidv7(), uuidv7()]
  const content = [providerMessageId, type, text, storableJson(payload), at, replyTo]
  try {
    const values = [workspaceId, channelId, from, name, ...ids, ...content]
    const [row] = await run<{ events: EventRow[] }>(statement, values)
    announce((row?.events ?? []).map(storedEvent))
  } catch (cause) {
    if (!isDuplicate(cause)) throw cause
  }
}
