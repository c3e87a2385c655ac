import { run, type Statement } from '@/lib/db/pool'

/** A window that was away longer takes a fresh snapshot instead of a replay (R5). */
const keptFor = '7 days'

/**
 * The start of each log moves up before what lies below it is deleted, in one statement: a cursor behind it is told to
 * reset and never meets a hole. The counter row's lock is held for the delete, so it is done in portions.
 */
const statement: Statement = {
  name: 'prune-events',
  text: `WITH old AS (
      SELECT workspace_id, seq FROM events WHERE at < now() - interval '${keptFor}' ORDER BY workspace_id, seq LIMIT 5000
    ), bounds AS (
      SELECT workspace_id, max(seq) AS upto FROM old GROUP BY workspace_id
    ), moved AS (
      UPDATE event_streams s SET min_seq = b.upto FROM bounds b
      WHERE s.workspace_id = b.workspace_id AND s.min_seq < b.upto RETURNING s.workspace_id
    ), gone AS (
      DELETE FROM events e USING bounds b WHERE e.workspace_id = b.workspace_id AND e.seq <= b.upto RETURNING 1
    )
    SELECT (SELECT count(*) FROM gone)::int AS deleted, (SELECT count(*) FROM moved) AS moved`,
}

/** Deletes a portion of the events that are past keeping. Answers how many; zero means that none are left. */
export const pruneEvents = async (): Promise<number> => {
  const [row] = await run<{ deleted: number }>(statement, [])
  return row?.deleted ?? 0
}
