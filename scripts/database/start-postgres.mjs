import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { KeeperError } from './keeper-error.mjs'
import { lastComplaint, nameFor } from './postgres-speech.mjs'
import { sleep } from './process-info.mjs'

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
      throw new KeeperError(`The database did not start: ${lastComplaint(said)} (all of it is in ${logPath})`)
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

function size(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').length : 0
}
