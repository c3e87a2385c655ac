import { readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { KeeperError } from './keeper-error.mjs'
import { commandLine, isAlive, sleep } from './process-info.mjs'

// How long a keeper may take to stop its database after its server died.
const patience = 30_000

/**
 * Makes this process the only keeper of a data folder. A lock left by a dead keeper is taken over; a
 * keeper whose server has died is already stopping, so it is waited for.
 *
 * @param {string} dataDir the data folder, absolute
 * @param {number} serverPid the server this keeper works for
 * @returns {Promise<() => void>} releases the lock
 * @throws {KeeperError} when a living server holds the folder
 */
export async function takeLock(dataDir, serverPid) {
  const file = path.join(dataDir, 'parley.lock')
  const until = Date.now() + patience
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify({ keeper: process.pid, server: serverPid }), {
        flag: 'wx',
        mode: 0o600,
      })
      return () => release(file)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const holder = read(file)
    if (!holder || !isKeeperOf(holder.keeper, dataDir)) {
      remove(file)
      continue
    }
    if (isAlive(holder.server) || Date.now() > until) {
      throw new KeeperError(
        `Another Parley (process ${holder.server}) already uses the data folder ${dataDir}: stop it first, or set DATA_DIR to another folder.`,
      )
    }
    await sleep(50)
  }
}

// A process id can be given to an unrelated process after a reboot, so its command line is looked at too.
function isKeeperOf(pid, dataDir) {
  const command = commandLine(pid)
  return isAlive(pid) && command.includes('keeper.mjs') && command.includes(dataDir)
}

function release(file) {
  if (read(file)?.keeper === process.pid) remove(file)
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function remove(file) {
  try {
    unlinkSync(file)
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}
