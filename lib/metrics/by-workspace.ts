import { LRUCache } from 'lru-cache'
import { sharedState } from '@/lib/shared-state'
import { metrics } from './metrics'

type Counts = { replays: number; resets: number }
// Not in Prometheus, where every workspace would be a series of its own.
const counts = () => sharedState('counts-by-workspace', () => new LRUCache<string, Counts>({ max: 10_000 }))

/** What this node gave to windows of a workspace that came back, since it started. */
export const countsOf = (workspaceId: string): Counts =>
  counts().get(workspaceId) ?? { replays: 0, resets: 0 }

/** A window asked for what it missed: it was given a page, or told to start over. */
export const countReturn = (workspaceId: string, what: keyof Counts) => {
  metrics()[what].inc()
  const before = countsOf(workspaceId)
  counts().set(workspaceId, { ...before, [what]: before[what] + 1 })
}
