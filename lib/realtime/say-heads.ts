import { contractVersion } from '@/lib/contract/events'
import { room } from '@/lib/events/audience'
import type { Relay } from '@/lib/events/relay'
import { behind as slowRoom } from './backpressure'
import type { RealtimeServer } from './types'

const sayEvery = 10_000
const lookEvery = 1_000

/**
 * Tells every window where this node stands in its workspace's log: every 10 s, and at once when the node falls behind or
 * is abreast again (R16). Answers how to stop.
 */
export const sayHeads = (io: RealtimeServer, relay: Relay): (() => void) => {
  const behindBefore = new Set<string>()
  let rounds = 0
  const look = () => {
    const all = rounds++ % (sayEvery / lookEvery) === 0
    for (const workspaceId of relay.followed()) {
      const position = relay.position(workspaceId)
      const behind = relay.behind(workspaceId)
      const changed = behindBefore.has(workspaceId) !== behind > 0
      if (behind > 0) behindBefore.add(workspaceId)
      else behindBefore.delete(workspaceId)
      if (!position || !(all || changed)) continue
      const windows = io.local.to(room.workspace(workspaceId)).except(slowRoom)
      windows.emit('head', { ...position, contractVersion, behind })
    }
  }
  const timer = setInterval(look, lookEvery)
  return () => clearInterval(timer)
}
