import { setTimeout as sleep } from 'node:timers/promises'
import { pool } from '@/lib/db/pool'
import { readHead, readLog } from '../check/truth'
import type { Deployment } from '../deployment/deployment'
import type { Load } from '../load/load'
import type { Scenario, Stage } from '../scenario'

/** Requests are answered, with 503 if need be, so that people are not left waiting. */
const answerWithin = 3_000

export const crashPostgres: Scenario['play'] = async ({ deployment, seconds, random }) => {
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; ) {
    await deployment.postgres.crash()
    await sleep(random.between(0, 1_500))
    await deployment.postgres.launch()
    await sleep(random.between(1_500, 3_000))
  }
}

export const postgresRestart: Scenario = {
  name: 'postgres-restart',
  what: 'Postgres ends at once and recovers, again and again: what was acknowledged is there.',
  short: true,
  play: crashPostgres,
  limits: { answer: answerWithin },
}

export const postgresHang: Scenario = {
  name: 'postgres-hang',
  what: 'Postgres stands still for 20 s, connections stay open: answers come within 3 s, be they 503.',
  leastSeconds: 20,
  play: async ({ deployment, seconds }) => {
    deployment.postgres.hang()
    await sleep(seconds * 1_000)
    deployment.postgres.resume()
  },
  limits: { answer: answerWithin },
}

export const poolExhausted: Scenario = {
  name: 'pool-exhausted',
  what: 'Somebody holds the counters of two workspaces for 10 s, so that writers pile up on every connection.',
  leastSeconds: 10,
  load: { rate: 6 },
  play: async ({ load, seconds }) => {
    const holder = await pool().connect()
    const ids = load.teams.slice(0, 2).map(({ workspace }) => workspace.workspaceId)
    await holder.query('BEGIN')
    await holder.query('SELECT 1 FROM event_streams WHERE workspace_id = ANY($1::uuid[]) FOR UPDATE', [ids])
    await sleep(seconds * 1_000)
    await holder.query('ROLLBACK')
    holder.release()
  },
  limits: { answer: answerWithin },
}

/** As an operator does it: nobody writes until the old state has an epoch of its own. */
const restore = async (deployment: Deployment, load: Load, oldLogs: Stage['oldLogs']) => {
  deployment.postgresLink.refuse()
  await sleep(300)
  for (const { workspace } of load.teams) {
    const { epoch } = await readHead(workspace.workspaceId)
    oldLogs.set(workspace.workspaceId, new Map([[epoch, await readLog(workspace.workspaceId)]]))
  }
  await deployment.postgres.crash()
  deployment.postgres.takeCopy()
  await deployment.postgres.launch()
  await pool().query('UPDATE event_streams SET epoch = gen_random_uuid()')
  deployment.postgresLink.heal()
}

export const restoreBackup: Scenario = {
  name: 'restore-backup',
  what: 'An older copy of the database is put in place, with a new epoch: every window starts over, none mixes the two.',
  play: async ({ deployment, load, seconds, oldLogs }) => {
    deployment.postgresLink.refuse()
    await deployment.postgres.shutDown()
    deployment.postgres.keepCopy()
    const keptAt = Date.now()
    await deployment.postgres.launch()
    deployment.postgresLink.heal()
    await sleep((seconds * 1_000) / 2)
    await restore(deployment, load, oldLogs)
    // Gone with the old log, as a restore must have it: nobody promised otherwise.
    load.excuse(keptAt)
    await sleep((seconds * 1_000) / 2)
  },
  limits: { converge: 8_000 },
}
