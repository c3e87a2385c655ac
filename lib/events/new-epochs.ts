import type pg from 'pg'
import { pool, run } from '@/lib/db/pool'

const statement = {
  name: 'new-epochs',
  text: 'UPDATE event_streams SET epoch = gen_random_uuid() RETURNING workspace_id',
}

/**
 * Says that every log is another one from here on: after a restore its numbers are given out a second time, to other
 * events. Every window that knows the old epoch, connected or not, takes a fresh snapshot (R6). Answers how many logs.
 */
export const newEpochs = async (on: pg.Pool | pg.PoolClient = pool()): Promise<number> =>
  (await run(statement, [], on)).length
