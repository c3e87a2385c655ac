import { performance } from 'node:perf_hooks'
import { openRealClient, type RealClient } from '../client/real-client'
import { percentile } from '../stats'
import type { Measure, Pass, Subject, SubjectName } from '../types'

const total = 500
const atOnce = 50

/** Other people each round, so that a server's caches know none of them. */
const rounds = new Map<SubjectName, number>()
const nextPasses = ({ name, crowd }: Subject): Pass[] => {
  const round = rounds.get(name) ?? 0
  rounds.set(name, round + 1)
  const from = 1_000 + (round % 8) * total
  return crowd.slice(from, from + total)
}

/** Connects one client and takes its time. */
const connect = (subject: Subject, pass: Pass) =>
  new Promise<{ client: RealClient; took: number }>((resolve) => {
    const begun = performance.now()
    const client = openRealClient(subject, pass, {
      connected: () => resolve({ client, took: performance.now() - begun }),
      lost: () => {},
    })
  })

/** How long it takes from `io()` to `connect`, with 50 clients at it at all times. */
export const connectTime: Measure = {
  name: 'connect',
  metrics: [
    { key: 'p50', label: 'Connect time p50, 50 at once', unit: 'ms', better: 'lower', goal: 1.5 },
    { key: 'perSecond', label: 'Connects/s, 50 at once', unit: '/s', better: 'higher' },
    { key: 'processor', label: 'Server CPU per connect', unit: 'ms', better: 'lower' },
  ],
  effort: { full: { rounds: 6, seconds: 0 }, quick: { rounds: 2, seconds: 0 } },
  run: async (subject) => {
    const passes = nextPasses(subject)
    const clients: RealClient[] = []
    const times: number[] = []
    const queue = passes.values()
    const connectNext = async () => {
      for (const pass of queue) {
        const { client, took } = await connect(subject, pass)
        clients.push(client)
        times.push(took)
      }
    }
    const processorBefore = subject.server.processorTime()
    const begun = performance.now()
    await Promise.all(Array.from({ length: atOnce }, connectNext))
    const elapsed = performance.now() - begun
    const processor = subject.server.processorTime() - processorBefore
    for (const client of clients) client.close()
    return {
      p50: percentile(times, 0.5),
      perSecond: (total / elapsed) * 1_000,
      processor: processor / total,
    }
  },
}
