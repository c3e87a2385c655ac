import type { ServerProcess } from './server/server-process'

export const measureNames = ['latency', 'throughput', 'fanout', 'connect', 'memory', 'restart'] as const
export type MeasureName = (typeof measureNames)[number]

export const subjectNames = ['http+ws', 'socket.io', 'parley'] as const
export type SubjectName = (typeof subjectNames)[number]

/** What a window shows to be let in: the session's token for Parley, nothing for the floors. */
export type Pass = { token?: string }

/** One server under measurement, and what a client must know to use it. */
export type Subject = {
  name: SubjectName
  /** How its socket speaks: bare frames, or Socket.IO's packets in them. */
  dialect: 'ws' | 'socket.io'
  server: ServerProcess
  sender: Pass
  conversations: string[]
  /** For windows that listen to those conversations. */
  team: Pass[]
  /** For windows that are only there, spread over many workspaces. */
  crowd: Pass[]
}

export type Values = Record<string, number>

/** A figure that a measure gives, and the goal for it: a ratio to the bare Socket.IO floor. */
export type Metric = { key: string; label: string; unit: string; better: 'lower' | 'higher'; goal?: number }

/** How long and how often to measure. */
export type Effort = { rounds: number; seconds: number }

export type Measure = {
  name: MeasureName
  metrics: Metric[]
  effort: { full: Effort; quick: Effort }
  /** One round on one server. */
  run: (subject: Subject, seconds: number) => Promise<Values>
}
