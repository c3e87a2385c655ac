import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { clientMsgIdOf, eventNameOf } from '../client/packets'
import { Sender } from '../client/sender'
import { openWindows } from '../client/window'
import { percentile } from '../stats'
import type { Measure, Metric, Subject } from '../types'

type Load = { key: string; title: string; perSecond: number; windows: number }

const loads: Load[] = [
  { key: 'two', title: '20/s, 2 windows', perSecond: 20, windows: 2 },
  { key: 'room', title: '100/s, room of 50', perSecond: 100, windows: 50 },
]

const metricsOf = ({ key, title }: Load): Metric[] => {
  const metric = (name: string, goal?: number): Metric => ({
    key: `${key}.${name}`,
    label: `Latency ${name}, ${title}`,
    unit: 'ms',
    better: 'lower',
    ...(goal && { goal }),
  })
  return [metric('p50', 1.5), metric('p95'), metric('p99', 2)]
}

/** Posts at an even rate, whatever the answers do, and waits for all of them. */
const postEvenly = async (post: () => Promise<void>, perSecond: number, seconds: number) => {
  const begun = performance.now()
  const posts: Promise<void>[] = []
  for (let turn = 0; turn < perSecond * seconds; turn++) {
    const wait = begun + (turn * 1_000) / perSecond - performance.now()
    if (wait > 0) await sleep(wait)
    posts.push(post())
  }
  await Promise.all(posts)
}

const measure = async (subject: Subject, { perSecond, windows: count }: Load, seconds: number) => {
  const conversation = subject.conversations[0] ?? ''
  const sentAt = new Map<string, number>()
  const latencies: number[] = []
  const hear = (frame: Buffer) => {
    const now = performance.now()
    if (eventNameOf(frame) === 'message:new')
      latencies.push(now - (sentAt.get(clientMsgIdOf(frame)) ?? Number.NaN))
  }
  // The first window is the sender's own; it gets its echo, the others are measured.
  const windows = await openWindows(subject, subject.team.slice(0, count), (index) => ({
    join: [conversation],
    ...(index > 0 && { hear }),
  }))
  const sender = new Sender(subject)
  const post = () => {
    const id = Sender.newId()
    sentAt.set(id, performance.now())
    return sender.post(conversation, id)
  }
  await postEvenly(post, perSecond, 1)
  await sleep(100)
  latencies.length = 0
  await postEvenly(post, perSecond, seconds)
  await sleep(200)
  sender.close()
  for (const window of windows) window.close()
  const expected = perSecond * seconds * (count - 1)
  if (latencies.length !== expected)
    throw new Error(`${subject.name}: ${latencies.length} of ${expected} messages were heard`)
  return latencies
}

/** Send-to-receive latency: from the POST to the event in another window. */
export const latency: Measure = {
  name: 'latency',
  metrics: loads.flatMap(metricsOf),
  effort: { full: { rounds: 4, seconds: 6 }, quick: { rounds: 1, seconds: 2 } },
  run: async (subject, seconds) => {
    const values: Record<string, number> = {}
    for (const load of loads) {
      const latencies = await measure(subject, load, seconds)
      for (const [name, share] of Object.entries({ p50: 0.5, p95: 0.95, p99: 0.99 }))
        values[`${load.key}.${name}`] = percentile(latencies, share)
    }
    return values
  },
}
