import { spawn } from 'node:child_process'
import { root } from './root.mjs'
import { SetupError } from './setup-error.mjs'

/**
 * Runs a program in the project's folder and keeps what it says, to be shown only when it fails.
 *
 * @param {string[]} command the program and its arguments
 * @param {{advice: string, env?: Record<string, string>, timeout?: number, cwd?: string}} options `advice`
 *   says what to do when it fails; `timeout` in milliseconds
 * @throws {SetupError} when it does not end with 0
 */
export async function runQuietly(command, { advice, env, timeout, cwd }) {
  const { code, output } = await start(command, { env, timeout, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  if (code === 0) return
  const said = output.trimEnd().split('\n').slice(-30).join('\n')
  throw new SetupError(`${said ? `${said}\n` : ''}${advice}`)
}

/** Runs a program that speaks to the terminal itself; resolves to its exit code. */
export async function runLoudly(command, { env } = {}) {
  const { code } = await start(command, { env, stdio: 'inherit' })
  return code
}

/** The command that runs a package's program with this Node: `program('next', 'dist/bin/next', 'build')`. */
export function program(packageName, file, ...args) {
  return [process.execPath, `node_modules/${packageName}/${file}`, ...args]
}

function start([file, ...args], { env, timeout, stdio, cwd = root }) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd, stdio, timeout, env: { ...process.env, ...env } })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        output += chunk
      })
    }
    child.once('error', (error) => resolve({ code: 127, output: error.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
