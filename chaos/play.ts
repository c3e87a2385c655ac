import { setTimeout as sleep } from 'node:timers/promises'
import { checkAll, type OldLogs } from './check/check-all'
import { converge } from './check/converge'
import { readHead } from './check/truth'
import { type Violation, violation } from './check/violation'
import { watchCrowding } from './crowding'
import { summarize } from './deployment/complaints'
import type { Deployment } from './deployment/deployment'
import { Load, usualLoad } from './load/load'
import { patiently } from './patiently'
import { Random } from './random'
import type { Scenario, Stage } from './scenario'
import { until } from './until'

export type Outcome = {
  scenario: string
  sends: number
  deliveries: number
  /** The slowest window's way back to what the logs held when the fault ended, ms; null when one never got there. */
  catchUp: number | null
  slowestAnswer: number
  answers: Record<string, number>
  deaths: number
  peakMemory: number
  notes: string[]
  violations: Violation[]
}

type Settings = { seconds: number; isShort: boolean; seed: number }

const convergeWithin = 5_000
/** Who has not caught up by then never will. */
const giveUpAfter = 20_000
/** How long what was written may take to get through once all is well: the outbox waits up to 15 s between tries. */
const drainWithin = 25_000
const quietFor = 800
const memoryLimit = 700

const heads = async (load: Load) =>
  (await Promise.all(load.teams.map(({ workspace }) => readHead(workspace.workspaceId))))
    .map(({ seq }) => seq)
    .join()

/** Until the logs stand still: sends, reports and jobs have gone through. */
const waitForQuiet = async (load: Load) => {
  let last = ''
  let since = Date.now()
  await until(async () => {
    const now = await patiently(() => heads(load))
    if (now !== last) since = Date.now()
    last = now
    return Date.now() - since > quietFor
  }, drainWithin)
}

const watchMemory = ({ nodes }: Deployment) => {
  for (const node of nodes) node.peakMemory = 0
  const timer = setInterval(() => {
    for (const node of nodes) node.noteMemory()
  }, 500)
  return () => clearInterval(timer)
}

/** Faults are over: everybody must be back within the limit, and everything written gets through. */
const recover = async (scenario: Scenario, stage: Stage): Promise<number | null> => {
  const { deployment, load, report } = stage
  await deployment.heal()
  for (const { line } of load.seats) line.heal()
  const catchUp = await converge(load, stage.within(scenario.limits?.giveUp ?? giveUpAfter))
  const limit = stage.within(scenario.limits?.converge ?? convergeWithin)
  if (catchUp === null) report(violation('late', 'some window never caught up'))
  else if (catchUp > limit) report(violation('late', `a window took ${catchUp} ms to catch up`))
  load.pause()
  const drained = await until(() => load.waiting === 0, stage.within(drainWithin))
  if (drained === null) report(violation('late', `${load.waiting} things that were written got no answer`))
  await waitForQuiet(load)
  if ((await converge(load, 2 * limit)) === null)
    report(violation('late', 'some window did not hear the last of it'))
  return catchUp
}

const checkDeployment = ({ deployment, load, report, note, within }: Stage, scenario: Scenario) => {
  for (const node of deployment.nodes) {
    for (const crash of node.crashes.splice(0)) report(violation('other', `a node ended by itself: ${crash}`))
    if (node.peakMemory > memoryLimit)
      report(violation('other', `a node held ${Math.round(node.peakMemory)} MB of memory`))
  }
  const words = summarize(deployment.nodes.flatMap((node) => node.takeWords()))
  for (const text of words.slice(0, 4)) note(`logged ${text}`)
  for (const wrong of [...load.answers.wrong, ...load.webhookAnswers.wrong])
    report(violation('other', `answered 500: ${wrong}`))
  const limit = scenario.limits?.answer
  const slowest = Math.max(load.answers.slowest, load.webhookAnswers.slowest)
  if (limit && slowest > within(limit)) report(violation('late', `an answer took ${Math.round(slowest)} ms`))
}

const perform = async (scenario: Scenario, stage: Stage): Promise<number | null> => {
  const { load, report, oldLogs } = stage
  if ((await load.allLive(stage.within(20_000))) === null)
    report(violation('late', 'some window was not live before anything was done'))
  load.start()
  await sleep(1_000)
  await scenario.play(stage)
  const catchUp = await recover(scenario, stage)
  await scenario.after?.(stage)
  for (const found of await checkAll(load, oldLogs)) report(found)
  checkDeployment(stage, scenario)
  return catchUp
}

const outcomeOf = (
  scenario: Scenario,
  { deployment, load }: Stage,
  rest: Pick<Outcome, 'catchUp' | 'notes' | 'violations' | 'deaths'>,
): Outcome => ({
  scenario: scenario.name,
  sends: load.seats.reduce((sum, { outbox }) => sum + outbox.sends.length, 0) + load.customers.written.length,
  deliveries: load.seats.reduce((sum, { window }) => sum + window.log.heardCount, 0),
  slowestAnswer: Math.round(load.answers.slowest),
  answers: Object.fromEntries([...load.answers.byStatus].map(([status, count]) => [String(status), count])),
  peakMemory: deployment.peakMemory,
  ...rest,
})

/** Plays one scenario on the deployment with teams of its own, and answers what came of it. Leaves the deployment whole. */
export const play = async (
  scenario: Scenario,
  deployment: Deployment,
  settings: Settings,
): Promise<Outcome> => {
  const { isShort, seed } = settings
  const seconds = Math.max(settings.seconds, scenario.leastSeconds ?? 0)
  const random = new Random(seed)
  const violations: Violation[] = []
  const notes: string[] = []
  const oldLogs: OldLogs = new Map()
  deployment.provider.forget()
  const load = await Load.create(deployment, random, { ...usualLoad, ...scenario.load })
  const report = (found: Violation) => void violations.push(found)
  const note = (text: string) => void notes.push(text)
  const crowding = watchCrowding()
  const within = (milliseconds: number) => milliseconds * crowding.factor
  const stage: Stage = { deployment, load, random, seconds, isShort, report, note, oldLogs, within }
  const diedBefore = deployment.deaths
  const stopWatching = watchMemory(deployment)
  try {
    const catchUp = await perform(scenario, stage).catch(async (cause) => {
      report(violation('other', `the scenario broke off: ${cause instanceof Error ? cause.stack : cause}`))
      await deployment.heal()
      return null
    })
    if (crowding.factor > 1.5) note(`the machine was crowded ${crowding.factor.toFixed(1)} times over`)
    return outcomeOf(scenario, stage, { catchUp, notes, violations, deaths: deployment.deaths - diedBefore })
  } finally {
    stopWatching()
    crowding.stop()
    await load.stop()
    if (scenario.spoilsNodes) await deployment.replaceNodes()
  }
}
