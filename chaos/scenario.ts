import type { OldLogs } from './check/check-all'
import type { Violation } from './check/violation'
import type { Deployment } from './deployment/deployment'
import type { Load, LoadOptions } from './load/load'
import type { Random } from './random'

/** What a scenario plays on. */
export type Stage = {
  deployment: Deployment
  load: Load
  random: Random
  /** How long the faults shall go on. */
  seconds: number
  isShort: boolean
  /** Reports what the scenario itself saw and must not be. */
  report: (found: Violation) => void
  /** For the table of what was seen besides. */
  note: (text: string) => void
  oldLogs: OldLogs
  /** A limit in time, longer by as much as the machine is crowded. */
  within: (milliseconds: number) => number
}

export type Scenario = {
  name: string
  /** One line: what is done, and what must hold although. */
  what: string
  /** Part of the short form. */
  short?: boolean
  load?: Partial<LoadOptions>
  /** Longer than asked for, where the fault itself takes longer. */
  leastSeconds?: number
  /** Does the harm for so many seconds, while the load goes on. What it leaves broken is healed after it. */
  play: (stage: Stage) => Promise<void>
  /** After healing and before the last check, with the load at rest. */
  after?: (stage: Stage) => Promise<void>
  /** Whether nodes must be started anew because they were told to misbehave. */
  spoilsNodes?: boolean
  limits?: { converge?: number; answer?: number; giveUp?: number }
}

/** A scenario that breaks the product or the harness on purpose: it passes when the checker sees it. */
export type Proof = Scenario & { sees: (found: Violation[]) => boolean }
