import type { MessageError, MessageStatus } from '@/lib/contract/message'
import { run, type Statement } from '@/lib/db/pool'
import { type EventRow, storedEvent } from '@/lib/events/log'
import { announce } from '@/lib/events/relay'
import { conversationJson } from '../conversations/conversation-sql'
import { counterCte, loggedRows } from '../event-sql'

/**
 * $1 workspace, $2 our message id or null, $3 its attempt or null, $4 the provider's message id or null,
 * $5 channel or null, $6 the new status, $7 error or null.
 * The enum's order in the database is the contract's order: only a later state is taken (R12).
 * Lock order as everywhere: conversation, then message, then the workspace's counter.
 */
const statement: Statement = {
  name: 'move-status',
  text: `WITH target AS (
      SELECT m.workspace_id, m.id, m.conversation_id FROM messages m
      WHERE m.workspace_id = $1 AND m.direction = 'outbound' AND m.provider_message_id = $4 AND m.channel_id = $5
      UNION
      SELECT m.workspace_id, m.id, m.conversation_id FROM messages m
      WHERE m.workspace_id = $1 AND m.direction = 'outbound' AND m.id = $2::uuid AND m.attempt = $3
        AND m.channel_id = coalesce($5, m.channel_id)
    ), held AS (
      SELECT c.workspace_id, c.id FROM conversations c JOIN target t
        ON t.workspace_id = c.workspace_id AND t.conversation_id = c.id FOR NO KEY UPDATE OF c
    ), moved AS (
      UPDATE messages m SET status = $6::"MessageStatus", error = $7::jsonb,
        provider_message_id = coalesce(m.provider_message_id, $4)
      FROM target t JOIN held h ON h.workspace_id = t.workspace_id AND h.id = t.conversation_id
      WHERE m.workspace_id = t.workspace_id AND m.id = t.id AND m.status < $6::"MessageStatus"
      RETURNING m.*
    ), shown AS (
      UPDATE conversations c SET last_message = jsonb_set(c.last_message, '{status}', to_jsonb(m.status))
      FROM moved m
      WHERE c.workspace_id = m.workspace_id AND c.id = m.conversation_id AND c.last_message->>'id' = m.id::text
      RETURNING c.*
    ), ${counterCte('moved', '1 + (SELECT count(*) FROM shown)')}, logged AS (
      INSERT INTO events (workspace_id, seq, name, at, actor, channel_id, conversation_id, data)
      SELECT n.workspace_id, n.seq - (SELECT count(*) FROM shown), 'message:status', now(),
        '{"kind": "system", "id": null}'::jsonb, m.channel_id, m.conversation_id,
        jsonb_build_object('conversationId', m.conversation_id, 'messageId', m.id, 'status', m.status, 'error', m.error)
      FROM counter n, moved m
      UNION ALL
      SELECT n.workspace_id, n.seq, 'conversation:updated', now(), '{"kind": "system", "id": null}'::jsonb,
        c.channel_id, c.id, jsonb_build_object('conversation', ${conversationJson('c', 'k')})
      FROM counter n CROSS JOIN shown c CROSS JOIN LATERAL contact_now(c.workspace_id, c.contact_id, n.seq) k
      RETURNING *
    )
    SELECT EXISTS (SELECT 1 FROM target) AS found, ${loggedRows} AS events`,
}

type Move = {
  workspaceId: string
  messageId: string | null
  attempt: number | null
  providerMessageId: string | null
  channelId: string | null
  status: MessageStatus
  error: MessageError | null
}

/**
 * Moves an outbound message's delivery status forward (R12) and announces it. The message is named by the provider's id
 * on a channel, or by ours and the attempt. Answers whether such a message is known.
 */
export const moveStatus = async (move: Move): Promise<boolean> => {
  const { workspaceId, messageId, attempt, providerMessageId, channelId, status, error } = move
  const values = [
    workspaceId,
    messageId,
    attempt,
    providerMessageId,
    channelId,
    status,
    error && JSON.stringify(error),
  ]
  const [row] = await run<{ found: boolean; events: EventRow[] }>(statement, values)
  announce((row?.events ?? []).map(storedEvent))
  return row?.found ?? false
}
