import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { createSubjects } from './data/subjects'
import { connectTime } from './measures/connect'
import { fanout } from './measures/fanout'
import { latency } from './measures/latency'
import { memory } from './measures/memory'
import { restart } from './measures/restart'
import { throughput } from './measures/throughput'
import { type Options, readOptions } from './options'
import { compare, type Line } from './report/compare'
import { table } from './report/table'
import { writeReport } from './report/write-report'
import { type Rounds, runRounds } from './rounds'
import type { Subject } from './types'
import { warmUp } from './warm-up'

// Those that start servers anew come last.
const measures = [latency, throughput, fanout, connectTime, memory, restart]
const profileArgs = ['--cpu-prof', '--cpu-prof-dir=.parley/profiles']

let subjects: Subject[] = []
let stopDatabase: () => Promise<void> = async () => {}
let folder: string | undefined

const prepare = async ({ profile }: Options) => {
  // On the disk that Parley's data is on, since commits are part of what is measured.
  mkdirSync('.parley', { recursive: true })
  folder = mkdtempSync(path.resolve('.parley/bench-'))
  const postgres = await startEmbeddedPostgres({ dataDir: folder })
  stopDatabase = postgres.stop
  console.log('Filling the databases')
  subjects = await createSubjects({ postgresUrl: postgres.databaseUrl, nodeArgs: profile ? profileArgs : [] })
  for (const { server } of subjects) await server.start()
  for (const subject of subjects) await warmUp(subject)
}

const measureAll = async ({ only, quick }: Options) => {
  const lines: Line[] = []
  const rounds: Record<string, Rounds> = {}
  for (const measure of measures.filter(({ name }) => only.includes(name))) {
    rounds[measure.name] = await runRounds(measure, subjects, quick)
    lines.push(...compare(measure, rounds[measure.name] as Rounds))
  }
  console.log(`\n${table(lines)}\n`)
  console.log(`Written to ${writeReport(lines, rounds, quick)}`)
}

const cleanUp = async () => {
  await Promise.all(subjects.map(({ server }) => server.stop()))
  await stopDatabase()
  if (folder) rmSync(folder, { recursive: true, force: true })
}

/** However we end, no server outlives us; Postgres' keeper stops it when we are gone. */
const endOnSignal = () => {
  process.on('exit', () => {
    for (const { server } of subjects) server.killNow()
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      console.log('\nStopping')
      for (const { server } of subjects) server.killNow()
      void cleanUp().finally(() => process.exit(130))
    })
}

const run = async () => {
  const options = readOptions(process.argv.slice(2))
  endOnSignal()
  const began = Date.now()
  try {
    await prepare(options)
    await measureAll(options)
    console.log(`It took ${Math.round((Date.now() - began) / 1_000)} s.`)
  } finally {
    await cleanUp()
  }
}

run().then(
  () => process.exit(0),
  (cause) => {
    console.error(cause instanceof Error ? cause.stack : cause)
    process.exit(1)
  },
)
