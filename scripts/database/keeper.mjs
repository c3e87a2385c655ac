/**
 * The process that runs the embedded Postgres for a server: `node keeper.mjs <data folder> <durable|fast>`,
 * forked with an IPC channel. It is a process of its own so that Ctrl-C, which reaches the server's whole
 * group, does not stop the database before the server has drained, and so that the database is stopped
 * cleanly even when the server is killed: then the channel closes.
 *
 * To the server: {type: 'progress', text} · {type: 'ready', databaseUrl} · {type: 'failed', text, known}.
 * From the server: {type: 'stop'}.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { databaseAccount } from './account.mjs'
import { postgresBinaries } from './binaries.mjs'
import { createCluster, superuser } from './create-cluster.mjs'
import { KeeperError } from './keeper-error.mjs'
import { takeLock } from './lock.mjs'
import { stopOrphan, stopPostgres } from './orphan.mjs'
import { startPostgres } from './start-postgres.mjs'

const [dataDir, mode] = process.argv.slice(2)
const database = 'parley'
const largestLog = 5_000_000

// A supervisor may signal every process at once. The server decides when it needs its database no more.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined)

const starting = start().catch(async (error) => {
  await tell({ type: 'failed', text: error.message, known: error instanceof KeeperError })
  process.exit(1)
})
process.once('disconnect', stop)
process.on('message', async (message) => {
  if (message?.type === 'stop') await stop()
})
if (!process.connected) await stop()
const running = await starting
running.postgres.once('exit', stop)

async function start() {
  const release = await takeLock(dataDir, process.ppid)
  try {
    return { postgres: await startCluster(), release }
  } catch (error) {
    release()
    throw error
  }
}

async function stop() {
  const { postgres, release } = await starting
  if (postgres.exitCode === null && postgres.signalCode === null) await stopPostgres(postgres.pid)
  release()
  process.exit(0)
}

async function startCluster() {
  const clusterDir = path.join(dataDir, 'postgres')
  const account = databaseAccount(clusterDir)
  const options = { clusterDir, account, binaries: await postgresBinaries(account), durable: mode !== 'fast' }
  const isNew = !existsSync(clusterDir)
  const password = keepPassword(isNew)
  if (isNew) {
    await tell({ type: 'progress', text: 'creating the database' })
    await createCluster({ ...options, password })
  } else {
    await stopOrphan(clusterDir)
  }
  await tell({ type: 'progress', text: 'starting the database' })
  const { process: postgres, port } = await startPostgres({ ...options, ...openLog() })
  const url = (name) => `postgresql://${superuser}:${password}@127.0.0.1:${port}/${name}`
  await createDatabase(url('postgres'))
  await tell({ type: 'ready', databaseUrl: url(database) })
  return postgres
}

function openLog() {
  const logPath = path.join(dataDir, 'postgres.log')
  if (existsSync(logPath) && statSync(logPath).size > largestLog) renameSync(logPath, `${logPath}.1`)
  return { logPath, logFile: openSync(logPath, 'a', 0o600) }
}

function keepPassword(isNew) {
  const file = path.join(dataDir, 'postgres-password')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  if (!isNew) {
    throw new KeeperError(
      `The database's password is missing: restore ${file}, or move ${dataDir} away to begin anew.`,
    )
  }
  const password = randomBytes(24).toString('base64url')
  writeFileSync(file, password, { mode: 0o600, flag: 'wx' })
  return password
}

async function createDatabase(url) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${database}`)
  } finally {
    await client.end()
  }
}

async function tell(message) {
  if (!process.connected) return
  // A server that just died is noticed through 'disconnect', so a failed send says nothing new.
  await new Promise((resolve) => process.send(message, () => resolve()))
}
