import { canReach } from './account.mjs'
import { KeeperError } from './keeper-error.mjs'

/**
 * The name Postgres is given for its folder. It may own a folder whose parents it cannot pass (a clone
 * under /root); it is started inside it, and Linux lets a process reach where it already is.
 */
export function nameFor(folder, account) {
  if (canReach(account, folder)) return folder
  if (process.platform === 'linux') return '/proc/self/cwd'
  throw new KeeperError(
    `The database's account cannot reach ${folder}: start Parley as an ordinary user, or set DATA_DIR to a folder whose parents others may pass.`,
  )
}

/** The line of Postgres' output that says why it ended, without its time and process. */
export function lastComplaint(text) {
  const lines = text.trim().split('\n')
  return (lines.findLast((line) => /FATAL|error:/.test(line)) ?? lines.at(-1) ?? '').replace(
    /^.*?(FATAL|error):\s*/,
    '',
  )
}
