import { forgetChannelIds } from '@/lib/domain/channels/list-channel-ids'
import { forgetActingMembers } from '@/lib/domain/sessions/find-acting-member'
import { room } from '@/lib/events/audience'
import { envelopeOf, type StoredEvent } from '@/lib/events/log'
import { log } from '@/lib/log'
import { metrics } from '@/lib/metrics/metrics'
import type { RealtimeServer } from './types'

const socketsIn = (io: RealtimeServer, name: string) =>
  [...(io.sockets.adapter.rooms.get(name) ?? [])].flatMap((id) => {
    const socket = io.sockets.sockets.get(id)
    return socket ? [socket] : []
  })

/** Access changes take effect here, in the log's order: nothing after them reaches who lost access (R9). */
const applyAccess = (io: RealtimeServer, event: StoredEvent) => {
  if (event.name === 'session:ended') {
    const { sessionId } = event.data
    forgetActingMembers((actor) => actor.sessionId === sessionId)
    for (const socket of socketsIn(io, event.room))
      if (socket.data.actor.sessionId === sessionId) socket.disconnect(true)
  }
  if (event.name === 'member:updated') {
    const { userId, role, active } = event.data.member
    forgetActingMembers((actor) => actor.workspaceId === event.workspaceId && actor.userId === userId)
    for (const socket of socketsIn(io, room.user(event.workspaceId, userId)))
      if (active) socket.data.actor = { ...socket.data.actor, role }
      else socket.disconnect(true)
  }
  if (event.name === 'channel:status') {
    forgetChannelIds(event.workspaceId)
    io.local.in(event.room).socketsJoin(room.channel(event.data.channel.id))
  }
}

/** How the relay hands an event to this node's sockets: its room hears it, then access changes take effect. */
export const deliver = (io: RealtimeServer) => (event: StoredEvent) => {
  // Socket.IO's types cannot follow a name that is a union; the contract's types tie name and data together above.
  const target = io.local.to(event.room) as unknown as { emit: (name: string, envelope: unknown) => void }
  target.emit(event.name, envelopeOf(event))
  log().debug({ workspaceId: event.workspaceId, seq: event.seq, event: event.name }, 'emitted')
  const { eventsEmitted, relayLag } = metrics()
  eventsEmitted.inc({ name: event.name })
  relayLag.observe(Math.max(0, Date.now() - Date.parse(event.at)) / 1000)
  applyAccess(io, event)
}
