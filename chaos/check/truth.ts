import type pg from 'pg'
import type { EventName } from '@/lib/contract/events'
import type { MessageStatus } from '@/lib/contract/message'
import { pool } from '@/lib/db/pool'

export type LogRow = {
  seq: number
  name: EventName
  channelId: string | null
  conversationId: string | null
  userId: string | null
  /** Of `message:new`. */
  messageId: string | null
  /** `member:updated` that takes access away. */
  removes: string | null
}
export type MessageRow = {
  id: string
  conversationId: string
  position: number
  direction: 'inbound' | 'outbound' | 'note'
  text: string
  status: MessageStatus | null
  authorId: string | null
  clientMsgId: string | null
  providerMessageId: string | null
}
/** What the database holds of a workspace: what everything else is compared with. */
export type Truth = {
  workspaceId: string
  epoch: string
  head: number
  log: LogRow[]
  messages: MessageRow[]
}

type Source = Pick<pg.PoolClient, 'query'>

export const readHead = async (
  workspaceId: string,
  source: Source = pool(),
): Promise<{ epoch: string; seq: number }> => {
  const { rows } = await source.query<{ epoch: string; seq: string }>(
    'SELECT epoch, seq FROM event_streams WHERE workspace_id = $1',
    [workspaceId],
  )
  const [row] = rows
  if (!row) throw new Error(`workspace ${workspaceId} has no log`)
  return { epoch: row.epoch, seq: Number(row.seq) }
}

export const readLog = async (workspaceId: string, source: Source = pool()): Promise<LogRow[]> => {
  const { rows } = await source.query<LogRow>(
    `SELECT seq::int, name, channel_id AS "channelId", conversation_id AS "conversationId", user_id AS "userId",
       data->'message'->>'id' AS "messageId",
       CASE WHEN name = 'member:updated' AND data->'member'->>'active' = 'false' THEN data->'member'->>'userId' END AS removes
     FROM events WHERE workspace_id = $1 ORDER BY seq`,
    [workspaceId],
  )
  return rows
}

const readMessages = async (workspaceId: string, source: Source) => {
  const { rows } = await source.query<MessageRow>(
    `SELECT id, conversation_id AS "conversationId", position, direction, text, status, author_id AS "authorId",
       client_msg_id AS "clientMsgId", provider_message_id AS "providerMessageId"
     FROM messages WHERE workspace_id = $1 ORDER BY conversation_id, position`,
    [workspaceId],
  )
  return rows
}

/** All of it at one moment: jobs may still be at work. */
export const readTruth = async (workspaceId: string): Promise<Truth> => {
  const client = await pool().connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const { epoch, seq } = await readHead(workspaceId, client)
    const messages = await readMessages(workspaceId, client)
    const log = await readLog(workspaceId, client)
    await client.query('COMMIT')
    return { workspaceId, epoch, head: seq, log, messages }
  } finally {
    client.release()
  }
}
