import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { canReach } from './account.mjs'
import { KeeperError } from './keeper-error.mjs'
import { sleep } from './process-info.mjs'

export const superuser = 'parley'

/**
 * Makes a new cluster: UTF-8, Postgres' own C.UTF-8 rules (the same order on every machine), password
 * required. Made beside and renamed, so that an interrupted first start leaves nothing half made.
 *
 * @param {{clusterDir: string, account: object, binaries: {initdb: string}, password: string, durable: boolean}} options
 * @throws {KeeperError} when initdb fails
 */
export async function createCluster({ clusterDir, account, binaries, password, durable }) {
  const half = `${clusterDir}.new`
  const passwordFile = path.join(tmpdir(), `parley-${process.pid}-${Date.now()}`)
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' })
  give(half, account)
  give(passwordFile, account)
  try {
    const flags = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const access = ['--auth=scram-sha-256', `--username=${superuser}`, `--pwfile=${passwordFile}`]
    const args = [
      `--pgdata=${nameFor(half, account)}`,
      ...flags,
      ...access,
      ...(durable ? [] : ['--no-sync']),
    ]
    const { code, output } = await run(binaries.initdb, args, { ...account, cwd: half })
    if (code !== 0)
      throw new KeeperError(`The database could not be created in ${clusterDir}: ${lastLine(output)}`)
    renameSync(half, clusterDir)
  } finally {
    unlinkSync(passwordFile)
    rmSync(half, { recursive: true, force: true })
  }
}

/**
 * Starts Postgres on a free local port and waits until it takes connections, recovery included.
 *
 * @param {{clusterDir: string, account: object, binaries: {postgres: string}, durable: boolean, logFile: number, logPath: string}} options
 * @returns {Promise<{process: import('node:child_process').ChildProcess, port: number}>}
 * @throws {KeeperError} when Postgres ends instead
 */
export async function startPostgres({ clusterDir, account, binaries, durable, logFile, logPath }) {
  const deadline = Date.now() + 15_000
  for (;;) {
    const logStart = size(logPath)
    const port = await freePort()
    const args = ['-D', nameFor(clusterDir, account), '-p', String(port), ...settings(durable)]
    const options = { ...account, cwd: clusterDir, stdio: ['ignore', logFile, logFile] }
    const child = spawn(binaries.postgres, args, options)
    if (await isReady(child, clusterDir)) return { process: child, port }
    const said = readFileSync(logPath, 'utf8').slice(logStart)
    // The children of a killed Postgres take a moment to go; another program may have taken the port.
    const passing = /shared memory block|could not bind|could not create any TCP/.test(said)
    if (!passing || Date.now() > deadline) {
      throw new KeeperError(`The database did not start: ${lastLine(said)} (all of it is in ${logPath})`)
    }
    await sleep(300)
  }
}

function settings(durable) {
  const values = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: 'on',
    full_page_writes: durable ? 'on' : 'off',
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/**
 * The name Postgres is given for its folder. It may own a folder whose parents it cannot pass (a clone
 * under /root); it is started inside it, and Linux lets a process reach where it already is.
 */
function nameFor(folder, account) {
  if (canReach(account, folder)) return folder
  if (process.platform === 'linux') return '/proc/self/cwd'
  throw new KeeperError(
    `The database's account cannot reach ${folder}: start Parley as an ordinary user, or set DATA_DIR to a folder whose parents others may pass.`,
  )
}

// Line 8 of postmaster.pid is how pg_ctl, too, learns that the server is ready.
async function isReady(child, clusterDir) {
  let ended = false
  child.once('error', () => {
    ended = true
  })
  child.once('exit', () => {
    ended = true
  })
  while (!ended) {
    const file = path.join(clusterDir, 'postmaster.pid')
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
    if (Number(lines[0]) === child.pid && lines[7]?.startsWith('ready')) return true
    await sleep(20)
  }
  return false
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

async function run(file, args, options) {
  const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      output += error.message
      resolve(-1)
    })
    child.once('close', resolve)
  })
  return { code, output }
}

function give(target, { uid, gid }) {
  if (uid !== undefined) chownSync(target, uid, gid)
}

function size(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').length : 0
}

function lastLine(text) {
  const lines = text.trim().split('\n')
  return (lines.findLast((line) => /FATAL|error:/.test(line)) ?? lines.at(-1) ?? '').replace(
    /^.*?(FATAL|error):\s*/,
    '',
  )
}
