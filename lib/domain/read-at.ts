import type pg from 'pg'
import { pool } from '@/lib/db/pool'
import { notFound } from './domain-error'

/** Where the log stood when a snapshot was read. */
export type ReadAt = { epoch: string; seq: number }

/**
 * Reads state and the log position it belongs to: the position first, in one REPEATABLE READ transaction (R6). What
 * `read` sees is exactly what the events up to `seq` have made.
 */
export const readAt = async <Result>(
  workspaceId: string,
  read: (client: pg.PoolClient) => Promise<Result>,
): Promise<ReadAt & { result: Result }> => {
  const client = await pool().connect()
  // A connection that breaks rejects the query at hand and also emits, which unheard would end the process.
  const heard = () => {}
  client.on('error', heard)
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const { rows } = await client.query<{ epoch: string; seq: string }>({
      name: 'read-position',
      text: 'SELECT epoch, seq FROM event_streams WHERE workspace_id = $1',
      values: [workspaceId],
    })
    const stream = rows[0]
    if (!stream) throw notFound()
    const result = await read(client)
    await client.query('COMMIT')
    client.off('error', heard)
    client.release()
    return { epoch: stream.epoch, seq: Number(stream.seq), result }
  } catch (cause) {
    // Ends the transaction with the connection; a broken connection could not answer a ROLLBACK.
    client.release(true)
    throw cause
  }
}
