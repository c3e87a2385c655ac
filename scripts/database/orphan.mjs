import { readFileSync, realpathSync, rmSync } from 'node:fs'
import path from 'node:path'
import { KeeperError } from './keeper-error.mjs'
import { commandLine, isAlive, processesIn, sleep, waitUntilGone, workingFolder } from './process-info.mjs'

// Postgres' signals, mildest first: fast shutdown, immediate shutdown (recovers at the next start), kill.
// https://www.postgresql.org/docs/18/server-shutdown.html
const steps = [
  { signal: 'SIGINT', wait: 15_000 },
  { signal: 'SIGQUIT', wait: 5_000 },
  { signal: 'SIGKILL', wait: 5_000 },
]

/**
 * Stops a Postgres that still runs on this cluster although its keeper was killed, and clears away what a
 * killed one left, so that a new one can start. Does nothing when there is neither.
 *
 * @param {string} clusterDir the folder Postgres keeps its files in, absolute
 * @throws {KeeperError} when that Postgres cannot be stopped
 */
export async function stopOrphan(clusterDir) {
  const pid = postmasterPid(clusterDir)
  if (pid === undefined) return
  if (runsOn(pid, clusterDir)) await stopPostgres(pid)
  await clearPidFile(clusterDir)
}

// Postgres refuses to start while any process has the id in this file: one that was killed and not
// collected, or an unrelated one after a container was made anew. Where we can tell that nothing works in
// the folder any more (the children of a killed Postgres take a moment to go), the file is ours to remove.
async function clearPidFile(clusterDir) {
  if (process.platform !== 'linux') return
  const until = Date.now() + 10_000
  while (processesIn(realpathSync(clusterDir)).length > 0) {
    if (Date.now() > until) return
    await sleep(25)
  }
  rmSync(path.join(clusterDir, 'postmaster.pid'), { force: true })
}

/** Stops the Postgres whose main process this is, by ever harder signals. Throws a KeeperError if it stays. */
export async function stopPostgres(pid) {
  for (const { signal, wait } of steps) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      if (error.code === 'ESRCH') return
      throw new KeeperError(
        `A Postgres (process ${pid}) of another user runs on this data folder: stop it first.`,
      )
    }
    if (await waitUntilGone(pid, wait)) return
  }
  throw new KeeperError(`The database process ${pid} does not stop: end it, then start Parley again.`)
}

// The first line of postmaster.pid is the id of the main process.
// https://www.postgresql.org/docs/18/storage-file-layout.html
function postmasterPid(clusterDir) {
  try {
    const pid = Number.parseInt(readFileSync(path.join(clusterDir, 'postmaster.pid'), 'utf8'), 10)
    return pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

function runsOn(pid, clusterDir) {
  if (!isAlive(pid)) return false
  if (workingFolder(pid) === realpathSync(clusterDir)) return true
  return commandLine(pid).includes(`-D ${clusterDir} `)
}
