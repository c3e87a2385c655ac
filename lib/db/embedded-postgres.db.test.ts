import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isAlive } from '../../scripts/database/process-info.mjs'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres'

const onLost = vi.fn()
let folder: string
let started: EmbeddedPostgres[]

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'parley-embedded-'))
  // mkdtemp closes the folder to the account that Postgres runs as when we are root.
  chmodSync(folder, 0o755)
  started = []
})

afterEach(async () => {
  await Promise.all(started.map((database) => database.stop()))
  rmSync(folder, { recursive: true, force: true })
})

async function start(dataDir = path.join(folder, 'data')): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({ dataDir, onLost })
  started.push(database)
  return database
}

async function query(databaseUrl: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(databaseUrl)
  // The tests kill the server under their connections.
  client.on('error', () => undefined)
  await client.connect()
  return (await client.query(sql).finally(() => client.end())).rows
}

const write = (url: string) => query(url, 'CREATE TABLE t (v text); INSERT INTO t VALUES ($$kept$$)')
const read = (url: string) => query(url, 'SELECT v FROM t')
const postmaster = () =>
  Number.parseInt(readFileSync(path.join(folder, 'data/postgres/postmaster.pid'), 'utf8'), 10)

describe('the embedded Postgres', () => {
  it('keeps what was written through a stop and a start', async () => {
    const first = await start()
    await write(first.databaseUrl)
    const pid = postmaster()
    await first.stop()
    expect(isAlive(pid)).toBe(false)
    const second = await start()
    expect(await read(second.databaseUrl)).toEqual([{ v: 'kept' }])
  })

  it('is durable, local, and in UTF-8 with an order that is the same everywhere', async () => {
    const { databaseUrl } = await start()
    const setting = (name: string) =>
      query(databaseUrl, `SHOW ${name}`).then(([row]) => Object.values(row ?? {})[0])
    expect(await setting('fsync')).toBe('on')
    expect(await setting('synchronous_commit')).toBe('on')
    expect(await setting('listen_addresses')).toBe('127.0.0.1')
    expect(await setting('server_encoding')).toBe('UTF8')
    expect(await query(databaseUrl, 'SELECT lower($$ÄŁ$$) AS small')).toEqual([{ small: 'äł' }])
  })

  it('keeps its password to this account', async () => {
    await start()
    expect(statSync(path.join(folder, 'data/postgres-password')).mode & 0o777).toBe(0o600)
  })

  it('recovers when its keeper was killed and Postgres went on without it', async () => {
    const first = await start()
    await write(first.databaseUrl)
    const orphan = postmaster()
    process.kill(first.keeperPid, 'SIGKILL')
    await vi.waitFor(() => expect(onLost).toHaveBeenCalled())
    const second = await start()
    expect(isAlive(orphan)).toBe(false)
    expect(await read(second.databaseUrl)).toEqual([{ v: 'kept' }])
  })

  it('recovers when the keeper and Postgres were killed', async () => {
    const first = await start()
    await write(first.databaseUrl)
    process.kill(first.keeperPid, 'SIGKILL')
    process.kill(postmaster(), 'SIGKILL')
    const second = await start()
    expect(await read(second.databaseUrl)).toEqual([{ v: 'kept' }])
  })

  it('is not kept from starting by a process that has the id of the one that was killed', async () => {
    const first = await start()
    await first.stop()
    writeFileSync(path.join(folder, 'data/postgres/postmaster.pid'), `${process.pid}\n`)
    await expect(start()).resolves.toBeDefined()
  })

  it('refuses a folder that another Parley uses, and tells its process', async () => {
    await start()
    await expect(start()).rejects.toThrow(
      new RegExp(`Another Parley \\(process ${process.pid}\\) already uses`),
    )
  })

  it('refuses a folder that cannot be made', async () => {
    writeFileSync(path.join(folder, 'file'), '')
    await expect(start(path.join(folder, 'file', 'data'))).rejects.toThrow(
      /cannot be written: .* or set DATA_DIR/,
    )
  })

  it.runIf(process.getuid?.() === 0)('works for root where other accounts may not pass', async () => {
    const closed = path.join(folder, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const { databaseUrl } = await start(path.join(closed, 'data'))
    await write(databaseUrl)
    expect(await read(databaseUrl)).toEqual([{ v: 'kept' }])
  })
})

describe('a server that is killed', () => {
  const script = `
    const { startEmbeddedPostgres } = await import(process.argv[1])
    const { databaseUrl } = await startEmbeddedPostgres({ dataDir: process.argv[2] })
    process.stdout.write(databaseUrl)
    setInterval(() => {}, 1000)`

  async function serve(): Promise<{ server: ChildProcess; databaseUrl: string }> {
    const file = path.resolve(import.meta.dirname, 'embedded-postgres.ts')
    const args = ['--import', 'tsx', '--input-type=module', '--eval', script, file, path.join(folder, 'data')]
    const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const [text] = await once(server.stdout, 'data')
    return { server, databaseUrl: String(text) }
  }

  it('takes its database down with it, cleanly, and the next start finds everything', async () => {
    const { server, databaseUrl } = await serve()
    await write(databaseUrl)
    const pid = postmaster()
    server.kill('SIGKILL')
    const next = await start()
    expect(isAlive(pid)).toBe(false)
    expect(await read(next.databaseUrl)).toEqual([{ v: 'kept' }])
    expect(readFileSync(path.join(folder, 'data/postgres.log'), 'utf8')).not.toContain(
      'not properly shut down',
    )
    await next.stop()
    expect(existsSync(path.join(folder, 'data/parley.lock'))).toBe(false)
  })
})
