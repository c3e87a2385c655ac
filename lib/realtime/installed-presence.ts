import type { PresenceState } from '@/lib/contract/signals'
import { sharedState } from '@/lib/shared-state'

/** What routes may ask of who is here. */
export type PresenceSource = {
  list: (workspaceId: string) => { userId: string; state: PresenceState }[]
  stateOf: (workspaceId: string, userId: string) => PresenceState | 'offline'
}

const nobody: PresenceSource = { list: () => [], stateOf: () => 'offline' }
const slot = () => sharedState('presence', () => ({ source: nobody }))

/** createRealtime says where to ask; null when it stops. */
export const installPresence = (source: PresenceSource | null) => {
  slot().source = source ?? nobody
}

/** Who is here, for either copy of the code. */
export const presence = (): PresenceSource => slot().source
