import type { Actor, Envelope, EventData, EventName, LoggedEvent, Origin } from '@/lib/contract/events'
import { pool, run, type Statement } from '@/lib/db/pool'
import { audienceOf, type Subject } from './audience'
import { withContactNow } from './contact-sql'

/** An event as the log holds it: what goes on the wire, and the room that hears it. */
export type StoredEvent = LoggedEvent & { workspaceId: string; room: string }

/** An event that a domain action wants in the log. */
export type NewEvent<Name extends EventName = EventName> = {
  [N in Name]: {
    name: N
    subject: Omit<Subject, 'workspaceId'>
    actor: Actor
    origin?: Origin
    data: EventData<N>
  }
}[Name]

/** A row of `events`, as SQL builds it with `eventColumns`. */
export type EventRow = {
  workspace_id: string
  seq: number
  epoch: string
  name: EventName
  at: string
  actor: Actor
  origin: Origin | null
  channel_id: string | null
  conversation_id: string | null
  user_id: string | null
  data: Envelope<EventName>['data']
}

/** The row as an event with its audience. */
export const storedEvent = (row: EventRow): StoredEvent => {
  const subject = {
    workspaceId: row.workspace_id,
    ...(row.channel_id && { channelId: row.channel_id }),
    ...(row.conversation_id && { conversationId: row.conversation_id }),
    ...(row.user_id && { userId: row.user_id }),
  }
  return {
    name: row.name,
    seq: Number(row.seq),
    epoch: row.epoch,
    at: row.at,
    actor: row.actor,
    ...(row.origin && { origin: row.origin }),
    data: row.data,
    workspaceId: row.workspace_id,
    room: audienceOf(row.name, subject),
  } as StoredEvent
}

/** What of a stored event goes on the wire under its name. */
export const envelopeOf = ({ seq, epoch, at, actor, origin, data }: StoredEvent): Envelope<EventName> => ({
  seq,
  epoch,
  at,
  actor,
  ...(origin && { origin }),
  data,
})

/** What of a stored event replay gives: with its name. */
export const loggedEventOf = (event: StoredEvent): LoggedEvent =>
  ({ name: event.name, ...envelopeOf(event) }) as LoggedEvent

/**
 * The statement that ends every writing transaction (R2): raises the workspace's counter by the number of events and
 * inserts them, in one round trip. $1 workspace, $2 the events as a JSON array.
 */
export const appendStatement: Statement = {
  name: 'append-events',
  text: `WITH added AS (
      SELECT ordinality, value FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY
    ), counter AS (
      UPDATE event_streams SET seq = seq + jsonb_array_length($2::jsonb)
      WHERE workspace_id = $1 RETURNING workspace_id, epoch, seq - jsonb_array_length($2::jsonb) AS before
    )
    INSERT INTO events (workspace_id, seq, name, at, actor, origin, channel_id, conversation_id, user_id, data)
    SELECT c.workspace_id, c.before + a.ordinality, a.value->>'name', clock_timestamp(), a.value->'actor',
      a.value->'origin', (a.value->>'channelId')::uuid, (a.value->>'conversationId')::uuid,
      (a.value->>'userId')::uuid, ${withContactNow(`(a.value->'data')`, 'k')}
    FROM counter c CROSS JOIN added a LEFT JOIN LATERAL contact_now($1::uuid,
      (a.value#>>'{data,conversation,contact,id}')::uuid, c.before) k ON a.value->'data' ? 'conversation'
    RETURNING workspace_id, seq, (SELECT epoch FROM counter), name, iso(at) AS at, actor, origin, channel_id,
      conversation_id, user_id, data`,
}

/** The parameters of `appendStatement`. */
export const appendValues = (workspaceId: string, events: NewEvent[]): [string, string] => [
  workspaceId,
  JSON.stringify(
    events.map(({ name, subject, actor, origin, data }) => ({ name, ...subject, actor, origin, data })),
  ),
]

export type Head = { workspaceId: string; epoch: string; seq: number; minSeq: number }

const headsStatement: Statement = {
  name: 'event-heads',
  text: `SELECT workspace_id, epoch, seq, min_seq FROM event_streams WHERE workspace_id = ANY($1::uuid[])`,
}

/** Where the logs of these workspaces end: one query, however many (R3's head check). */
export const readHeads = async (workspaceIds: string[]): Promise<Head[]> => {
  type Row = { workspace_id: string; epoch: string; seq: string; min_seq: string }
  const rows = await run<Row>(headsStatement, [workspaceIds], pool())
  return rows.map((row) => ({
    workspaceId: row.workspace_id,
    epoch: row.epoch,
    seq: Number(row.seq),
    minSeq: Number(row.min_seq),
  }))
}

const readStatement: Statement = {
  name: 'read-events',
  text: `SELECT e.workspace_id, e.seq, s.epoch, e.name, iso(e.at) AS at, e.actor, e.origin, e.channel_id,
      e.conversation_id, e.user_id, e.data
    FROM events e JOIN event_streams s USING (workspace_id)
    WHERE e.workspace_id = $1 AND e.seq > $2 ORDER BY e.seq LIMIT $3`,
}

/** Events after a position, in order; at most `limit`. */
export const readEvents = async (workspaceId: string, after: number, limit: number): Promise<StoredEvent[]> =>
  (await run<EventRow>(readStatement, [workspaceId, after, limit])).map(storedEvent)
