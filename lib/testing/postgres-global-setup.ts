import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { migrate } from '@/lib/db/migrate'
import { installQueues } from '@/lib/jobs/install-queues'
import { sharedState } from '@/lib/shared-state'
import { templateName } from './template'

interface Run {
  users: number
  postgres: Promise<EmbeddedPostgres>
  folder: string
}

// Each project of vitest.config.ts loads this file for itself; one Postgres serves them all.
const run = sharedState<Run>('test-postgres', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-test-'))
  return { users: 0, folder, postgres: startWithTemplate(folder) }
})

/** Starts the run's Postgres, tells the tests where it is, and answers how to stop it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  run.users += 1
  const { databaseUrl } = await run.postgres
  project.provide('postgresUrl', databaseUrl)
  return teardown
}

async function teardown(): Promise<void> {
  run.users -= 1
  if (run.users > 0) return
  const postgres = await run.postgres
  await postgres.stop()
  rmSync(run.folder, { recursive: true, force: true })
}

async function startWithTemplate(folder: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir: folder, durable: false })
  try {
    await makeTemplate(postgres.databaseUrl)
    return postgres
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

async function makeTemplate(postgresUrl: string): Promise<void> {
  const client = new pg.Client(postgresUrl)
  await client.connect()
  await client.query(`CREATE DATABASE ${templateName}`).finally(() => client.end())
  const url = new URL(postgresUrl)
  url.pathname = templateName
  await migrate(url.href)
  await installQueues(url.href)
}
