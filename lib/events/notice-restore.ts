import { stat } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { pool, run } from '@/lib/db/pool'
import { log } from '@/lib/log'
import { newEpochs } from './new-epochs'

/** A failover while we run is noticed this soon. */
const watchInterval = 10_000

/**
 * What a database is called that no copy of it is: the cluster's own number, its timeline (raised by point-in-time recovery
 * and by the promotion of a replica), and the numbers of database and table (new in whatever a dump is read into). Where
 * the cluster's number may not be asked for, the rest must do.
 * https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-CONTROLDATA
 */
const nameOfDatabase = (withCluster: boolean) => ({
  name: `database-identity-${withCluster}`,
  text: `SELECT concat_ws(':', ${withCluster ? '(SELECT system_identifier FROM pg_control_system()),' : ''}
    left(pg_walfile_name(pg_current_wal_lsn()), 8), (SELECT oid FROM pg_database WHERE datname = current_database()),
    'event_streams'::regclass::oid) AS name`,
})

const readName = async (on: pg.Pool | pg.PoolClient): Promise<string> => {
  const ask = (withCluster: boolean) => run<{ name: string }>(nameOfDatabase(withCluster), [], on)
  const [row] = await ask(true).catch((cause: { code?: string }) => {
    // 42501: not allowed. Anything else is no answer at all.
    if (cause.code !== '42501') throw cause
    return ask(false)
  })
  return row?.name ?? ''
}

/** A folder that was put back from a backup has other files than the one that was saved, whatever is in them. */
export const nameOfFolder = async (folder: string): Promise<string> => {
  const { ino, birthtimeMs, ctimeMs } = await stat(path.join(folder, 'PG_VERSION'))
  // Where a file system knows no birth, Node gives the last change of owner or rights, which is no name.
  return birthtimeMs === ctimeMs ? String(ino) : `${ino}:${Math.floor(birthtimeMs)}`
}

const known = { name: 'known-identity', text: 'SELECT identity FROM database_identity' }
const lockKnown = { name: 'lock-known-identity', text: 'SELECT identity FROM database_identity FOR UPDATE' }
const keep = {
  name: 'keep-identity',
  text: `INSERT INTO database_identity (identity) VALUES ($1)
    ON CONFLICT (only_row) DO UPDATE SET identity = excluded.identity, noticed_at = now()`,
}

const keepName = async (on: pg.Pool, name: string): Promise<number> => {
  const client = await on.connect()
  try {
    await client.query('BEGIN')
    const [before] = await run<{ identity: string }>(lockKnown, [], client)
    // Another node may have been faster; a database that never had a name is new, or from before there were names.
    const isRestored = before !== undefined && before.identity !== name
    const changed = isRestored ? await newEpochs(client) : 0
    await run(keep, [name], client)
    await client.query('COMMIT')
    return changed
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => {})
    throw cause
  } finally {
    client.release()
  }
}

/**
 * Compares what the database is with what it says it was. If it is another one (a backup was put back, a replica took
 * over), every log gets a new epoch, in one transaction with the new name. Answers how many logs did.
 *
 * @param clusterFolder where the embedded database keeps its files; null for one that is elsewhere
 */
export const noticeRestore = async (clusterFolder: string | null, on: pg.Pool = pool()): Promise<number> => {
  const parts = [await readName(on), ...(clusterFolder ? [await nameOfFolder(clusterFolder)] : [])]
  const name = parts.join('/')
  const [before] = await run<{ identity: string }>(known, [], on)
  if (before?.identity === name) return 0
  const changed = await keepName(on, name)
  if (changed > 0) log().warn({ logs: changed }, 'the database is a restored one: every window starts over')
  return changed
}

/** Looks now and again and again; answers how to stop. The first look is waited for: nothing is served before it. */
export const watchForRestore = async (clusterFolder: string | null): Promise<() => void> => {
  await noticeRestore(clusterFolder)
  const timer = setInterval(() => {
    noticeRestore(clusterFolder).catch((cause) =>
      log().warn({ err: cause }, 'the database could not be asked who it is; will try again'),
    )
  }, watchInterval)
  return () => clearInterval(timer)
}
