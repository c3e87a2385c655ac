import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { pool } from '@/lib/db/pool'
import { templateName } from './template'

export interface TestDatabase {
  databaseUrl: string
  /** Removes the database, whoever is still connected to it. */
  drop: () => Promise<void>
}

/**
 * Makes a migrated, empty database for one test file, a copy of the run's template (about 50 ms).
 * Works in `*.db.test.ts` and `*.realtime.test.ts`, where the run's Postgres is started.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const postgresUrl = inject('postgresUrl')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await run(postgresUrl, `CREATE DATABASE ${name} TEMPLATE ${templateName} STRATEGY file_copy`)
  const url = new URL(postgresUrl)
  url.pathname = name
  return {
    databaseUrl: url.href,
    drop: () => run(postgresUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

/**
 * Gives the tests of this file a database of their own: what `db()` and `pool()` reach from the first
 * `beforeAll` to the last `afterAll`.
 */
export function useTestDatabase(): void {
  let database: TestDatabase | undefined
  beforeAll(async () => {
    database = await createTestDatabase()
    process.env.DATABASE_URL = database.databaseUrl
    process.env.NEXTAUTH_SECRET ??= 'a secret for tests, not for people'
  })
  afterAll(async () => {
    await pool().end()
    await database?.drop()
  })
}

async function run(databaseUrl: string, sql: string): Promise<void> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
