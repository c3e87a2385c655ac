import { setTimeout as sleep } from 'node:timers/promises'
import { openWindows } from '../client/window'
import type { Measure } from '../types'

/** So many windows come and go first: what a server allocates once and for all is not the connections'. */
const warmUp = 100

/** Resident memory of an idle connection: after a collection, over the idle process, which is started anew. */
export const memory: Measure = {
  name: 'memory',
  metrics: [
    { key: 'idle', label: 'Memory, idle process', unit: 'MB', better: 'lower' },
    { key: 'at1000', label: 'Memory per connection at 1,000', unit: 'kB', better: 'lower', goal: 1.3 },
    { key: 'at5000', label: 'Memory per connection at 5,000', unit: 'kB', better: 'lower', goal: 1.3 },
  ],
  effort: { full: { rounds: 2, seconds: 0 }, quick: { rounds: 1, seconds: 0 } },
  run: async (subject) => {
    const { server, crowd } = subject
    await server.stop()
    await server.start()
    for (const window of await openWindows(subject, crowd.slice(0, warmUp))) window.close()
    // Until everything that follows a disconnect is done (presence waits 3 s).
    await sleep(3_500)
    const idle = await server.memory()
    const perConnection = async (count: number) => ((await server.memory()) - idle) / count / 1_000
    const windows = await openWindows(subject, crowd.slice(0, 1_000))
    const at1000 = await perConnection(1_000)
    windows.push(...(await openWindows(subject, crowd.slice(1_000, 5_000))))
    const at5000 = await perConnection(5_000)
    for (const window of windows) window.close()
    return { idle: idle / 1_000_000, at1000, at5000 }
  },
}
