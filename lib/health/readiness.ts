import { isDraining } from '@/lib/draining'
import { sharedState } from '@/lib/shared-state'

/** What one part of the process says of itself; `lagMs` is how far behind it is, or how long it took to answer. */
export type Check = () => Promise<{ ok: boolean; lagMs: number }>
type Checked = { ok: boolean; lagMs: number }
export type Readiness = { ready: boolean; draining: boolean; checks: Record<string, Checked> }

/** A check that takes longer has failed: who asks has a timeout as well. */
const patience = 2_000
/** Anybody may ask; the database is asked at most this often. */
const freshFor = 500

type State = { checks: Record<string, Check>; answer: Promise<Record<string, Checked>> | null }
const state = () => sharedState('readiness', (): State => ({ checks: {}, answer: null }))

const ask = async (check: Check): Promise<Checked> => {
  const begun = performance.now()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Checked>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, lagMs: patience }), patience)
  })
  const failed = () => ({ ok: false, lagMs: Math.round(performance.now() - begun) })
  return Promise.race([check().catch(failed), late]).finally(() => clearTimeout(timer))
}

const askAll = async () => {
  const entries = Object.entries(state().checks)
  const answers = await Promise.all(entries.map(async ([name, check]) => [name, await ask(check)] as const))
  return Object.fromEntries(answers)
}

/** Says what must be well for this process to be sent work; server.ts does, since Next has its own copy of the code. */
export const installReadiness = (checks: Record<string, Check>) => {
  Object.assign(state(), { checks, answer: null })
}

/** Whether this process is ready, with each check. Not while it starts or drains. */
export const readiness = async (): Promise<Readiness> => {
  const known = state()
  if (!known.answer) {
    known.answer = askAll()
    void known.answer.then(() => setTimeout(() => Object.assign(known, { answer: null }), freshFor).unref())
  }
  const checks = await known.answer
  const all = Object.values(checks)
  const draining = isDraining()
  return { ready: !draining && all.length > 0 && all.every(({ ok }) => ok), draining, checks }
}
