import { performance } from 'node:perf_hooks'
import { Sender } from '../client/sender'
import { openWindows } from '../client/window'
import type { Measure, Subject } from '../types'

const inFlight = 16

/** Keeps `inFlight` posts under way for some seconds; answers how many were stored per second, at what cost. */
const measure = async (subject: Subject, conversations: string[], seconds: number) => {
  const windows = await openWindows(subject, subject.team.slice(0, 2), () => ({ join: conversations }))
  const sender = new Sender(subject, inFlight)
  let turn = 0
  const pump = async (until: number) => {
    let done = 0
    while (performance.now() < until) {
      await sender.post(conversations[turn++ % conversations.length] ?? '', Sender.newId())
      done += 1
    }
    return done
  }
  const pumpAll = async (duration: number) => {
    const until = performance.now() + duration
    const counts = await Promise.all(Array.from({ length: inFlight }, () => pump(until)))
    return counts.reduce((sum, count) => sum + count, 0)
  }
  await pumpAll(500)
  const processorBefore = subject.server.processorTime()
  const begun = performance.now()
  const sends = await pumpAll(seconds * 1_000)
  const elapsed = performance.now() - begun
  const processor = subject.server.processorTime() - processorBefore
  sender.close()
  for (const window of windows) window.close()
  return { perSecond: (sends / elapsed) * 1_000, processor: processor / sends }
}

/** The most sends per second that one process sustains. */
export const throughput: Measure = {
  name: 'throughput',
  metrics: [
    { key: 'sends', label: 'Sends/s, 20 conversations', unit: '/s', better: 'higher', goal: 0.4 },
    { key: 'sends-one', label: 'Sends/s, one conversation', unit: '/s', better: 'higher' },
    { key: 'processor', label: 'Server CPU per send', unit: 'ms', better: 'lower' },
  ],
  effort: { full: { rounds: 4, seconds: 3 }, quick: { rounds: 1, seconds: 2 } },
  run: async (subject, seconds) => {
    const spread = await measure(subject, subject.conversations, seconds)
    const one = await measure(subject, subject.conversations.slice(0, 1), seconds)
    return { sends: spread.perSecond, 'sends-one': one.perSecond, processor: spread.processor }
  },
}
