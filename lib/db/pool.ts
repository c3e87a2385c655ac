import pg from 'pg'
import { env } from '@/lib/env'
import { sharedState } from '@/lib/shared-state'
import { connectionOptions } from './connection-options'

/** The one connection pool of this process, for Prisma and for hand-written statements alike. */
export const pool = (): pg.Pool =>
  sharedState('pool', () => {
    const created = new pg.Pool({
      ...connectionOptions(env().DATABASE_URL),
      max: env().DATABASE_POOL_SIZE,
      connectionTimeoutMillis: 3_000,
      // A server that hangs must not hold requests for ever; the longest statement of ours takes milliseconds.
      query_timeout: 15_000,
      keepAlive: true,
      // Our hot statements are long: planning one anew costs as much as running it, and no plan of ours depends on the
      // values. A plan that was made while a table was empty must not read the whole of it later: every list has its
      // index. Compiling a plan (jit) takes longer than any statement of ours runs.
      options: '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off',
    })
    // An idle connection that breaks (a database restart) is replaced by the pool; unhandled it would end the process.
    created.on('error', () => {})
    return created
  })

/** A prepared statement: parsed and planned once per connection. `name` must be unique to its text. */
export type Statement = { name: string; text: string }

/** Runs a prepared statement on the pool and answers its rows. */
export const run = async <Row extends pg.QueryResultRow>(
  statement: Statement,
  values: unknown[],
  on: pg.Pool | pg.PoolClient = pool(),
): Promise<Row[]> => (await on.query<Row>({ ...statement, values })).rows
