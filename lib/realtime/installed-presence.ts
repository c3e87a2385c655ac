import type { PresenceList, PresenceState } from '@/lib/contract/signals'
import { sharedState } from '@/lib/shared-state'

/** What routes may ask of who is here, at whatever node. */
export type PresenceSource = {
  list: (workspaceId: string) => PresenceList
  /** undefined: offline. */
  stateOf: (workspaceId: string, userId: string) => PresenceState | undefined
}

const nobody: PresenceSource = {
  list: () => ({ online: [], away: [], ttl: 0 }),
  stateOf: () => undefined,
}
const slot = () => sharedState('presence', () => ({ source: nobody }))

/** createRealtime says where to ask; null when it stops. */
export const installPresence = (source: PresenceSource | null) => {
  slot().source = source ?? nobody
}

/** Who is here, for either copy of the code. */
export const presence = (): PresenceSource => slot().source
