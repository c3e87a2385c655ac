import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort } from '@/lib/testing/free-port'

const secret = 'a secret of more than thirty-two letters'
let taken: Server
let takenPort: number
let freePortNow: number
let file: string

beforeAll(async () => {
  takenPort = await freePort()
  taken = createServer()
  await new Promise<void>((resolve) => taken.listen(takenPort, resolve))
  freePortNow = await freePort()
  file = path.join(await mkdtemp(path.join(tmpdir(), 'parley-startup-')), 'a-file')
  writeFileSync(file, '')
})
afterAll(() => new Promise((resolve) => taken.close(resolve)))

/** Starts the real server.ts as a process of its own, to the end that it finds by itself. */
const start = (variables: Record<string, string>) =>
  new Promise<{ code: unknown; errors: string }>((resolve) => {
    const env = { PATH: process.env.PATH, NODE_ENV: 'production' as const, LOG_LEVEL: 'warn', ...variables }
    execFile(
      process.execPath,
      ['--import', 'tsx', 'server.ts'],
      { env, timeout: 25_000 },
      (error, _out, errors) => resolve({ code: error?.code ?? 0, errors }),
    )
  })

it.each([
  ['a port in use', () => ({ PORT: String(takenPort) }), /^Port \d+ is in use: .*PORT=\d+\.$/],
  [
    'a data folder that cannot be',
    () => ({ DATA_DIR: file }),
    /^The data folder .* cannot be written: .*DATA_DIR/,
  ],
  [
    'a database that does not answer',
    () => ({ DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/x', NEXTAUTH_SECRET: secret }),
    /^The database at 127\.0\.0\.1:1\/x does not answer .*DATABASE_URL/,
  ],
  [
    'no secret',
    () => ({ DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/x' }),
    /^With DATABASE_URL set, NEXTAUTH_SECRET/,
  ],
])(
  '%s: one line that says what to do, exit code 1, no stack',
  { timeout: 40_000 },
  async (_name, variables, line) => {
    const { code, errors } = await start({ PORT: String(freePortNow), ...variables() })
    expect(code).toBe(1)
    expect(errors.trim().split('\n')).toHaveLength(1)
    expect(errors.trim()).toMatch(line)
  },
)
