import type { Draft, SaveDraftBody } from '@/lib/contract/draft'
import { run, type Statement } from '@/lib/db/pool'
import { type EventRow, storedEvent } from '@/lib/events/log'
import { announce } from '@/lib/events/relay'
import { type ActingMember, requirePermission } from '../actor'
import { notFound } from '../domain-error'
import { counterCte, loggedRows } from '../event-sql'
import { draftJson } from './draft-sql'

/**
 * $1 workspace, $2 user, $3 conversation, $4 text, $5 note, $6 reply-to or null, $7 seen position or null, $8 age in ms.
 * A draft that was written before the one that is there is not stored; nor is one that says the same.
 */
const statement: Statement = {
  name: 'save-draft',
  text: `WITH target AS (
      SELECT c.workspace_id, c.id, c.channel_id FROM conversations c WHERE c.workspace_id = $1 AND c.id = $3
    ), saved AS (
      INSERT INTO drafts AS d (workspace_id, user_id, conversation_id, text, note, reply_to_id, seen_position, written_at)
      SELECT t.workspace_id, $2, t.id, $4, $5, $6, $7, now() - $8::float8 * interval '1 millisecond' FROM target t
      ON CONFLICT (workspace_id, user_id, conversation_id) DO UPDATE SET text = excluded.text, note = excluded.note,
        reply_to_id = excluded.reply_to_id, seen_position = excluded.seen_position, written_at = excluded.written_at
        WHERE excluded.written_at > d.written_at AND (d.text, d.note, d.reply_to_id, d.seen_position)
          IS DISTINCT FROM (excluded.text, excluded.note, excluded.reply_to_id, excluded.seen_position)
      RETURNING *
    ), ${counterCte('saved', '1')}, logged AS (
      INSERT INTO events (workspace_id, seq, name, at, actor, channel_id, conversation_id, user_id, data)
      SELECT n.workspace_id, n.seq, 'draft:updated', now(), jsonb_build_object('kind', 'member', 'id', $2::uuid),
        t.channel_id, t.id, $2, jsonb_build_object('draft', ${draftJson('s')})
      FROM counter n, saved s, target t RETURNING *
    )
    SELECT t.id, coalesce((SELECT ${draftJson('s')} FROM saved s), (SELECT ${draftJson('d')} FROM drafts d
      WHERE d.workspace_id = $1 AND d.user_id = $2 AND d.conversation_id = $3)) AS draft, ${loggedRows} AS events
    FROM target t`,
}

type Row = { draft: Draft; events: EventRow[] }

/**
 * Keeps what a member has written and not sent, for their other devices; they are told by an event. Of two the one that was
 * written later stays. Answers the draft that is there now. Throws `not_found`.
 */
export const saveDraft = async (
  actor: ActingMember,
  conversationId: string,
  { text, note, replyToId, seenPosition, age }: SaveDraftBody,
): Promise<Draft> => {
  requirePermission(actor, 'message:send')
  const { workspaceId, userId } = actor
  const values = [workspaceId, userId, conversationId, text, note, replyToId, seenPosition, age]
  const [row] = await run<Row>(statement, values)
  if (!row) throw notFound()
  announce(row.events.map(storedEvent))
  return row.draft
}
