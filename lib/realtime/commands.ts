import { type SignalData, typingTtl, viewingTtl } from '@/lib/contract/signals'
import { conversationExists } from '@/lib/domain/conversations/conversation-exists'
import { notFound } from '@/lib/domain/domain-error'
import { room } from '@/lib/events/audience'
import type { Relay } from '@/lib/events/relay'
import { behind } from './backpressure'
import type { Commands } from './handle'
import type { Presence } from './presence'
import type { Sightings } from './sightings'
import { replay } from './sync'
import type { RealtimeSocket } from './types'

export type Deps = {
  relay: Relay
  presence: Presence
  typing: Sightings<SignalData<'typing:start'>>
  viewing: Sightings<SignalData<'viewing:start'>>
}

/** Only who was let into a conversation's room may be seen in it. */
const requireJoined = (socket: RealtimeSocket, conversationId: string) => {
  if (!socket.rooms.has(room.conversation(conversationId))) throw notFound()
}

const whoIs = (socket: RealtimeSocket, conversationId: string) => ({
  conversationId,
  userId: socket.data.actor.userId,
  clientId: socket.data.clientId,
})

/** Who hears that a signal is taken back: not who does not keep up, where it expires by itself. */
const othersIn = (socket: RealtimeSocket, conversationId: string) =>
  socket.to(room.conversation(conversationId)).except(behind)

/** Takes back what a window said about a conversation that it leaves. */
export const forget = ({ typing, viewing }: Deps, socket: RealtimeSocket, conversationId: string) => {
  const others = othersIn(socket, conversationId)
  if (typing.stop(socket.id, conversationId)) others.emit('typing:stop', whoIs(socket, conversationId))
  if (viewing.stop(socket.id, conversationId)) others.emit('viewing:stop', whoIs(socket, conversationId))
}

/** What each command does. Signals go to the others in the room, volatile: late ones are worthless (R10). */
export const createCommands = (deps: Deps): Commands => ({
  'conversation:join': async (socket, { conversationId }) => {
    if (!(await conversationExists(socket.data.actor.workspaceId, conversationId))) throw notFound()
    await socket.join(room.conversation(conversationId))
    return {
      viewing: deps.viewing.in(conversationId, socket.id),
      typing: deps.typing.in(conversationId, socket.id),
    }
  },
  'conversation:leave': async (socket, { conversationId }) => {
    forget(deps, socket, conversationId)
    await socket.leave(room.conversation(conversationId))
    return {}
  },
  sync: async (socket, { epoch, after }) => {
    const { workspaceId } = socket.data.actor
    const answer = await replay(deps.relay, { workspaceId, epoch, after }, (name) => socket.rooms.has(name))
    return { ...answer, presence: deps.presence.list(workspaceId) }
  },
  'typing:start': (socket, { conversationId, note }) => {
    requireJoined(socket, conversationId)
    const signal = { ...whoIs(socket, conversationId), note, ttl: typingTtl }
    deps.typing.start(socket.id, signal)
    socket.volatile.to(room.conversation(conversationId)).emit('typing:start', signal)
    return {}
  },
  'typing:stop': (socket, { conversationId }) => {
    if (deps.typing.stop(socket.id, conversationId))
      othersIn(socket, conversationId).emit('typing:stop', whoIs(socket, conversationId))
    return {}
  },
  'viewing:start': (socket, { conversationId }) => {
    requireJoined(socket, conversationId)
    const signal = { ...whoIs(socket, conversationId), ttl: viewingTtl }
    deps.viewing.start(socket.id, signal)
    socket.volatile.to(room.conversation(conversationId)).emit('viewing:start', signal)
    return {}
  },
  'viewing:stop': (socket, { conversationId }) => {
    if (deps.viewing.stop(socket.id, conversationId))
      othersIn(socket, conversationId).emit('viewing:stop', whoIs(socket, conversationId))
    return {}
  },
  'presence:set': (socket, { state }) => {
    const { workspaceId, userId } = socket.data.actor
    deps.presence.set(workspaceId, userId, socket.id, state)
    return {}
  },
  ping: (socket) => ({ seq: deps.relay.position(socket.data.actor.workspaceId)?.seq ?? 0 }),
})
