import { readMigrations } from '@/lib/db/migrations'
import { run } from '@/lib/db/pool'
import { checkHealth } from '@/lib/domain/check-health'
import { jobFigures } from '@/lib/domain/job-figures'
import { relayLag } from '@/lib/events/relay'
import { workersAreWell } from '@/lib/jobs/heartbeat'
import type { Check } from './readiness'

/** A log that is this far behind shows people a past they would take for the present. */
const mostLogLag = 5_000

const timed = async (work: () => Promise<unknown>) => {
  const begun = performance.now()
  await work()
  return Math.round(performance.now() - begun)
}

const applied = {
  name: 'applied-migrations',
  text: `SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
}

const database: Check = async () => ({ ok: true, lagMs: await timed(checkHealth) })

const migrations = (names: string[]): Check => {
  return async () => {
    let missing = names
    const lagMs = await timed(async () => {
      const there = new Set((await run<{ name: string }>(applied, [])).map(({ name }) => name))
      missing = names.filter((name) => !there.has(name))
    })
    return { ok: missing.length === 0, lagMs }
  }
}

const log: Check = async () => ({ ok: relayLag() <= mostLogLag, lagMs: relayLag() })

/**
 * Jobs are well when the queue can be read and this process's workers, if it has any, go round. A long queue is told of
 * and is no reason to take a node away: what waits for a provider that is down would take all of them.
 */
const jobs: Check = async () => {
  const figures = await jobFigures()
  return { ok: workersAreWell(), lagMs: Math.max(0, ...figures.map(({ lagMs }) => lagMs)) }
}

/** The checks of a process that serves. Reads the list of migrations once. */
export const readinessChecks = async (): Promise<Record<string, Check>> => {
  const { migrationDirectories } = await readMigrations()
  return { database, migrations: migrations(migrationDirectories.map(({ path }) => path)), log, jobs }
}
