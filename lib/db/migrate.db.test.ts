import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { OperatorError } from '@/lib/operator-error'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { migrate } from './migrate'
import { readMigrations } from './migrations'

const folder = mkdtempSync(path.join(tmpdir(), 'parley-migrations-'))

// A script that may not be cut at its semicolons.
const firstMigration = `
  CREATE TABLE thing (id int PRIMARY KEY); -- one; two
  CREATE FUNCTION answer() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 42; END $$;
  SELECT pg_sleep(0.2);`

function plant(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true })
  writeFileSync(path.join(folder, name, 'migration.sql'), sql)
}

async function rows(databaseUrl: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  return client
    .query(sql)
    .then(
      (result) => result.rows,
      (error: unknown) => [String(error)],
    )
    .finally(() => client.end())
}

async function emptyDatabase(name: string): Promise<string> {
  const url = new URL(inject('postgresUrl'))
  await rows(url.href, `CREATE DATABASE ${name} TEMPLATE template0`)
  url.pathname = name
  return url.href
}

beforeAll(() => {
  writeFileSync(path.join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n')
  plant('20260101000000_first', firstMigration)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('migrate', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(() => database.drop())

  it('does nothing to a database that is up to date', async () => {
    expect(await migrate(database.databaseUrl)).toEqual([])
  })

  it('leaves the history table that `prisma migrate deploy` reads', async () => {
    const { migrationDirectories } = await readMigrations()
    const sql = 'SELECT migration_name, applied_steps_count FROM _prisma_migrations ORDER BY started_at'
    expect(await rows(database.databaseUrl, sql)).toEqual(
      migrationDirectories.map(({ path: name }) => ({ migration_name: name, applied_steps_count: 1 })),
    )
  })

  it('lets nodes that start at once take turns: each migration is applied once', async () => {
    const url = await emptyDatabase('migrate_at_once')
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(url, folder)))
    expect(applied.flat()).toEqual(['20260101000000_first'])
  })

  it('says in one line which migration failed and why', async () => {
    const url = await emptyDatabase('migrate_failing')
    plant(
      '20260102000000_second',
      'CREATE TABLE half (id int); CREATE TABLE other (id int REFERENCES nowhere);',
    )
    const failure = await migrate(url, folder).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(OperatorError)
    expect(String(failure)).toMatch(
      /^OperatorError: The database could not be migrated: [^\n]*20260102000000_second[^\n]*nowhere/,
    )
  })
})

describe('a database that does not answer', () => {
  it.each([
    ['postgresql://me:secret@127.0.0.1:1/parley', /at 127\.0\.0\.1:1\/parley does not answer/],
    ['postgresql://me:secret@nowhere.invalid/parley', /at nowhere\.invalid\/parley does not answer/],
  ])('is named without its password: %s', async (url, text) => {
    const failure = await migrate(url).catch(String)
    expect(failure).toMatch(text)
    expect(failure).not.toMatch(/secret|\n/)
  })

  it('is given five seconds', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => silent.once('listening', resolve))
    const address = silent.address()
    const port = typeof address === 'object' ? address?.port : 0
    const began = Date.now()
    const failure = await migrate(`postgresql://me:secret@127.0.0.1:${port}/parley`).catch(String)
    expect(failure).toMatch(/does not answer/)
    expect(Date.now() - began).toBeLessThan(7_000)
    silent.close()
  })

  it('is told apart from a wrong password and a missing database', async () => {
    const url = new URL(inject('postgresUrl'))
    url.pathname = 'nothing_here'
    expect(await migrate(url.href).catch(String)).toMatch(/There is no database at .*nothing_here/)
    url.password = 'wrong'
    expect(await migrate(url.href).catch(String)).toMatch(/refuses the user or password/)
  })
})
