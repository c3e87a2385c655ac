import { spawn } from 'node:child_process'
import { chownSync, mkdirSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { KeeperError } from './keeper-error.mjs'
import { lastComplaint, nameFor } from './postgres-speech.mjs'

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
      throw new KeeperError(`The database could not be created in ${clusterDir}: ${lastComplaint(output)}`)
    renameSync(half, clusterDir)
  } finally {
    unlinkSync(passwordFile)
    rmSync(half, { recursive: true, force: true })
  }
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
