import { mkdirSync, writeFileSync } from 'node:fs'
import { Deployment } from './deployment/deployment'
import { type Options, readOptions } from './options'
import { type Outcome, play } from './play'
import { Random } from './random'
import { table } from './report/table'
import type { Proof, Scenario } from './scenario'
import { scenarios } from './scenarios/all'
import { none } from './scenarios/nodes'
import { proofs } from './scenarios/proofs'

type Verdict = { outcome: Outcome; passed: boolean }

const longestList = 8

const choose = ({ only, isShort, proves }: Options): (Scenario | Proof)[] => {
  if (only.length > 0) return [...scenarios, ...proofs].filter(({ name }) => only.includes(name))
  if (proves) return proofs
  return isShort ? [...scenarios, ...proofs].filter(({ short }) => short) : scenarios
}

const explain = ({ outcome, passed }: Verdict, isProof: boolean) => {
  const { scenario, violations, notes, catchUp, deaths, peakMemory, answers } = outcome
  const verdict = isProof ? (passed ? 'seen, as it must be' : 'NOT SEEN') : passed ? 'well' : 'VIOLATED'
  console.log(
    `${scenario}: ${verdict}; back in ${catchUp} ms, ${deaths} deaths, ${peakMemory} MB, ${JSON.stringify(answers)}`,
  )
  for (const text of notes) console.log(`  (${text})`)
  for (const { kind, what } of violations.slice(0, longestList)) console.log(`  ${kind}: ${what}`)
  if (violations.length > longestList) console.log(`  and ${violations.length - longestList} more`)
}

const playAll = async (deployment: Deployment, options: Options): Promise<Verdict[]> => {
  const verdicts: Verdict[] = []
  // Code that runs for the first time is slow, and no fault of anybody.
  await play(none, deployment, { ...options, seconds: 3 })
  for (const scenario of choose(options)) {
    console.log(`\n── ${scenario.name}: ${scenario.what}`)
    const outcome = await play(scenario, deployment, options)
    const isProof = 'sees' in scenario
    const passed = isProof ? scenario.sees(outcome.violations) : outcome.violations.length === 0
    verdicts.push({ outcome, passed })
    explain({ outcome, passed }, isProof)
  }
  return verdicts
}

const write = (verdicts: Verdict[], { results, seed, seconds }: Options) => {
  const outcomes = verdicts.map(({ outcome, passed }) => ({ ...outcome, passed }))
  console.log(`\n${table(outcomes)}\n`)
  mkdirSync('chaos/results', { recursive: true })
  const report = { at: new Date().toISOString(), seed, seconds, outcomes }
  writeFileSync('chaos/results/latest.json', `${JSON.stringify(report, null, 2)}\n`)
  console.log('Written to chaos/results/latest.json')
  const passed = verdicts.filter((verdict) => verdict.passed).length
  if (results) writeFileSync(results, JSON.stringify({ passed, failed: verdicts.length - passed }))
  console.log(`${passed} passed, ${verdicts.length - passed} failed`)
  return passed === verdicts.length
}

const run = async (): Promise<boolean> => {
  const known = [...scenarios, ...proofs]
  const options = readOptions(
    process.argv.slice(2),
    known.map(({ name }) => name),
  )
  if (options.lists) {
    for (const { name, what } of known) console.log(`${name.padEnd(24)} ${what}`)
    return true
  }
  console.log(`Starting three nodes (seed ${options.seed})`)
  const deployment = await Deployment.start(new Random(options.seed))
  process.on('exit', () => deployment.killNow())
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  try {
    return write(await playAll(deployment, options), options)
  } finally {
    await deployment.stop()
  }
}

// A connection that a scenario breaks may belong to nobody at that moment.
process.on('unhandledRejection', (cause) => console.error('unheard:', cause))
run().then(
  (isWell) => process.exit(isWell ? 0 : 1),
  (cause) => {
    console.error(cause instanceof Error ? cause.stack : cause)
    process.exit(1)
  },
)
