/** The columns that `storedEvent` reads, from a CTE of inserted `events` rows named `logged`. */
export const loggedRows = `(SELECT coalesce(jsonb_agg(jsonb_build_object(
    'workspace_id', l.workspace_id, 'seq', l.seq, 'epoch', (SELECT epoch FROM counter), 'name', l.name,
    'at', iso(l.at), 'actor', l.actor, 'origin', l.origin, 'channel_id', l.channel_id,
    'conversation_id', l.conversation_id, 'user_id', l.user_id, 'data', l.data) ORDER BY l.seq), '[]')
  FROM logged l)`

/**
 * A CTE that raises the workspace's counter once a CTE named `source` has a row: the last thing that happens before
 * COMMIT, so that the log's order is the order of commits (R2). It reads `source` so that its row locks come first.
 */
export const counterCte = (source: string, events: string) => `counter AS (
    UPDATE event_streams s SET seq = s.seq + (${events}) FROM ${source} c WHERE s.workspace_id = c.workspace_id
    RETURNING s.workspace_id, s.epoch, s.seq)`
