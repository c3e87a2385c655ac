import type { StoredEvent } from '@/lib/events/log'
import { Relay } from '@/lib/events/relay'
import { Sequencer } from '@/lib/events/sequencer'
import { type Failpoint, setFailpoint } from '@/lib/failpoint'
import { drain } from '@/lib/server/drain'
import { serveParts } from './serve-parts'

/** What a test may say to a node process while it runs. */
export type NodeOrder =
  | { order: 'die-at'; failpoint: Failpoint; probability: number }
  | { order: 'shift-clock'; by: number }
  /** Two defects, for fault tests to show that they would be noticed. */
  | { order: 'no-head-check' }
  | { order: 'skip-holes' }

/** Wakes the workers too, when the process was asked to work on jobs. */
const workers = process.argv.includes('--workers')

const shiftClock = (by: number) => {
  const now = Date.now.bind(Date)
  const Real = Date
  Date.now = () => now() + by
  globalThis.Date = class extends Real {
    constructor(...given: unknown[]) {
      super(...((given.length > 0 ? given : [Date.now()]) as [number]))
    }
  } as DateConstructor
}

/** Emits what comes, if it is newer than the last, as a relay does whose cursor may have holes. */
const skipHoles = () => {
  Sequencer.prototype.offer = function (this: Sequencer<StoredEvent>, event: StoredEvent) {
    if (event.seq <= this.position) return
    this.position = event.seq
    const { options } = this as unknown as { options: { emit: (event: StoredEvent) => void } }
    options.emit(event)
  } as never
}

const obey = (order: NodeOrder) => {
  if (order.order === 'shift-clock') return shiftClock(order.by)
  if (order.order === 'skip-holes') return skipHoles()
  if (order.order === 'no-head-check') {
    Relay.prototype.checkHeads = async () => {}
    return
  }
  const { failpoint, probability } = order
  setFailpoint(failpoint, () => {
    if (Math.random() < probability) process.kill(process.pid, 'SIGKILL')
  })
}

// A node for tests: a process of its own that ends as a node does.
const parts = await serveParts({ workers })
process.on('message', obey)
process.on('SIGTERM', () => {
  void drain(parts.http, parts.realtime)
    .then(parts.stop)
    .then(() => process.exit(0))
})
process.on('unhandledRejection', () => {})
// Nobody is left who would end it.
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
