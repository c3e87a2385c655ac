import { bus } from '@/lib/bus/bus'
import { sweepInterval, sweepSlow } from './backpressure'
import type { Deps } from './deps'
import { askNodesPresence } from './node-link'
import { closeExpired, revalidateSessions } from './revalidate-sessions'
import { sayHeads } from './say-heads'
import { type StatsReader, sampleInterval } from './stats'
import type { RealtimeServer } from './types'

// Below half of what a node's word holds, and of a signal's time to live.
const presenceInterval = 15_000
const leaseInterval = 2_000
const revalidateInterval = 30_000
const expiryInterval = 1_000

const every = (interval: number, run: () => void) => {
  const timer = setInterval(run, interval)
  return () => clearInterval(timer)
}

const expire = ({ presence, typing, viewing }: Deps) => {
  presence.expire()
  typing.sweep()
  viewing.sweep()
}

/** Whatever was said while the bus was away is lost: events are read from the log, people asked for. */
const bringUpToDate = ({ relay, presence }: Deps) => {
  void relay.checkHeads()
  for (const workspaceId of relay.followed()) {
    askNodesPresence(workspaceId)
    presence.tellWhole(workspaceId)
  }
}

/** What a node does by the clock; answers how to stop. */
export const keepUp = (io: RealtimeServer, deps: Deps, stats: StatsReader): (() => void) => {
  const stops = [
    sayHeads(io, deps.relay),
    every(sweepInterval, () => sweepSlow(io)),
    every(sampleInterval, () => stats.sample()),
    every(presenceInterval, () => deps.presence.renew()),
    every(leaseInterval, () => expire(deps)),
    every(expiryInterval, () => closeExpired(io)),
    every(revalidateInterval, () => void revalidateSessions(io, deps)),
    bus()?.onReady(() => bringUpToDate(deps)),
  ]
  return () => {
    for (const stop of stops) stop?.()
  }
}
