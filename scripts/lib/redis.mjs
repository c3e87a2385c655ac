import { spawn, spawnSync } from 'node:child_process'
import { runQuietly } from './run.mjs'
import { SetupError } from './setup-error.mjs'
import { step } from './step.mjs'

const advice =
  'Several nodes need a Redis: install one (such as the package redis-server), or name yours with REDIS_URL.'

/** The Redis server's program on this machine, by name; undefined when there is none. */
export const findRedis = () =>
  ['redis-server', 'valkey-server'].find((name) => spawnSync(name, ['--version']).status === 0)

/**
 * Makes sure that there is a Redis server: where we are root and packages can be had, the system's is installed.
 *
 * @returns {Promise<string>} its program
 * @throws {SetupError} when there is none after all
 */
export async function ensureRedis() {
  const found = findRedis()
  if (found) return found
  await step('Installing the Redis package', installPackage)
  const installed = findRedis()
  if (!installed) throw new SetupError(advice)
  return installed
}

/**
 * Starts a Redis of our own that keeps nothing, in a process group of its own.
 *
 * @param {number} port
 * @returns {import('node:child_process').ChildProcess}
 * @throws {SetupError} when there is no program for it
 */
export function spawnRedis(port) {
  const program = findRedis()
  if (!program) throw new SetupError(advice)
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  return spawn(program, args, { stdio: 'ignore', detached: true })
}

async function installPackage() {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) throw new SetupError(advice)
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  await runQuietly(['apt-get', 'update'], { advice, env, timeout: 300_000 })
  await runQuietly(['apt-get', 'install', '--yes', '--no-install-recommends', 'redis-server'], {
    advice,
    env,
  })
}
