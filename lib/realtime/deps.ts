import { contractVersion } from '@/lib/contract/events'
import { type SignalData, typingTtl, viewingTtl } from '@/lib/contract/signals'
import { forgetActingMembers } from '@/lib/domain/sessions/find-acting-member'
import { room } from '@/lib/events/audience'
import type { StoredEvent } from '@/lib/events/log'
import { Relay } from '@/lib/events/relay'
import { deliver } from './deliver'
import { askNodesPresence, hearNodes, tellNodesPresence } from './node-link'
import { Presence } from './presence/presence'
import { Sightings } from './sightings'
import { heardSignal, sayPresence } from './signals'
import type { ConversationSignal, RealtimeServer } from './types'

/** What a node knows: its place in the logs, who is here, who types and looks. */
export type Deps = {
  relay: Relay
  presence: Presence
  typing: Sightings<SignalData<'typing:start'>>
  viewing: Sightings<SignalData<'viewing:start'>>
}

/** Makes it, tied to this node's sockets and to the other nodes. */
export const createDeps = (io: RealtimeServer): Deps => {
  const presence = new Presence({ say: sayPresence(io), tell: tellNodesPresence })
  const sayNewEpoch = (workspaceId: string, epoch: string) => {
    io.local.to(room.workspace(workspaceId)).emit('head', { epoch, seq: 0, contractVersion, behind: 0 })
  }
  const handlers = {
    events: (events: StoredEvent[]) => deps.relay.offer(events),
    signal: (_: string, signal: ConversationSignal, from: string) => heardSignal(io, deps, signal, from),
    presence: presence.hear.bind(presence),
    presenceAsked: (workspaceId: string) => presence.tellWhole(workspaceId),
  }
  const relay = new Relay(deliver(io), sayNewEpoch, (workspaceId) => {
    const stop = hearNodes(workspaceId, handlers)
    // What passed before this node followed the log took nobody's access away here (R9).
    forgetActingMembers((actor) => actor.workspaceId === workspaceId)
    askNodesPresence(workspaceId)
    return stop
  })
  const deps: Deps = { relay, presence, typing: new Sightings(typingTtl), viewing: new Sightings(viewingTtl) }
  return deps
}
