import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { KeeperError } from './keeper-error.mjs'

const name = 'postgres'

/**
 * The account Postgres runs as. It refuses to run as root, so root gives it the account that already
 * owns the cluster, or the system's `postgres` account, which is made when missing.
 *
 * @param {string} clusterDir the cluster's folder, which need not exist yet
 * @returns {{uid?: number, gid?: number}} for `spawn`; empty: the account this process has
 * @throws {KeeperError} when the cluster belongs to another account, or none can be made
 */
export function databaseAccount(clusterDir) {
  const owner = existsSync(clusterDir) ? statSync(clusterDir) : undefined
  // Windows has no such accounts.
  if (!process.getuid) return {}
  if (process.getuid() !== 0) {
    if (owner && owner.uid !== process.getuid()) {
      throw new KeeperError(
        `The database in ${clusterDir} belongs to another account (uid ${owner.uid}): start Parley as that one, or set DATA_DIR to another folder.`,
      )
    }
    return {}
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return systemAccount() ?? makeSystemAccount()
}

/** Whether that account may read and enter a file or folder (asked by trying, so that ACLs count). */
export function canReach(account, target) {
  if (account.uid === undefined) return true
  const check = spawnSync('/bin/sh', ['-c', 'test -r "$1" && test -x "$1"', 'sh', target], {
    ...account,
    cwd: '/',
  })
  return check.status === 0
}

function systemAccount() {
  try {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' })))
    return { uid, gid }
  } catch {
    return undefined
  }
}

function makeSystemAccount() {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', name], {
      stdio: 'pipe',
    })
  } catch {
    // systemAccount() below tells whether there is one now.
  }
  const account = systemAccount()
  if (account) return account
  throw new KeeperError(
    'Postgres does not run as root and no account could be made for it: start Parley as an ordinary user, or set DATABASE_URL.',
  )
}
