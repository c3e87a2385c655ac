import { type SignalData, typingTtl, viewingTtl } from '@/lib/contract/signals'
import { conversationExists } from '@/lib/domain/conversations/conversation-exists'
import { notFound } from '@/lib/domain/domain-error'
import { room } from '@/lib/events/audience'
import type { Relay } from '@/lib/events/relay'
import type { Commands } from './handle'
import { signalNodes } from './node-link'
import type { Presence } from './presence/presence'
import type { Sightings } from './sightings'
import { replay } from './sync'
import type { ConversationSignal, RealtimeSocket } from './types'

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

/** Beginnings are repeated, so that one which meets a busy connection may be dropped (R10); ends are said once. */
export const isRepeated = ({ name }: ConversationSignal) =>
  name === 'typing:start' || name === 'viewing:start'

/** To the others in the conversation, at this node and all others. */
const signalOthers = (socket: RealtimeSocket, signal: ConversationSignal) => {
  const others = socket.local.to(room.conversation(signal.data.conversationId))
  const ready = isRepeated(signal) ? others.volatile : others
  ready.emit(signal.name, signal.data as never)
  signalNodes(socket.data.actor.workspaceId, signal)
}

/** Takes back what a window said about a conversation that it leaves. */
const forget = ({ typing, viewing }: Deps, socket: RealtimeSocket, conversationId: string) => {
  const data = whoIs(socket, conversationId)
  if (typing.stop(socket.id, conversationId)) signalOthers(socket, { name: 'typing:stop', data })
  if (viewing.stop(socket.id, conversationId)) signalOthers(socket, { name: 'viewing:stop', data })
}

/** Takes back all that a window said, when it is gone. */
export const forgetAll = ({ typing, viewing }: Deps, socket: RealtimeSocket) => {
  for (const { conversationId } of typing.stopAll(socket.id))
    signalOthers(socket, { name: 'typing:stop', data: whoIs(socket, conversationId) })
  for (const { conversationId } of viewing.stopAll(socket.id))
    signalOthers(socket, { name: 'viewing:stop', data: whoIs(socket, conversationId) })
}

/** What each command does. */
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
    signalOthers(socket, { name: 'typing:start', data: signal })
    return {}
  },
  'typing:stop': (socket, { conversationId }) => {
    if (deps.typing.stop(socket.id, conversationId))
      signalOthers(socket, { name: 'typing:stop', data: whoIs(socket, conversationId) })
    return {}
  },
  'viewing:start': (socket, { conversationId }) => {
    requireJoined(socket, conversationId)
    const signal = { ...whoIs(socket, conversationId), ttl: viewingTtl }
    deps.viewing.start(socket.id, signal)
    signalOthers(socket, { name: 'viewing:start', data: signal })
    return {}
  },
  'viewing:stop': (socket, { conversationId }) => {
    if (deps.viewing.stop(socket.id, conversationId))
      signalOthers(socket, { name: 'viewing:stop', data: whoIs(socket, conversationId) })
    return {}
  },
  'presence:set': (socket, { state }) => {
    const { workspaceId, userId } = socket.data.actor
    deps.presence.set(workspaceId, userId, socket.id, state)
    return {}
  },
  ping: (socket) => ({ seq: deps.relay.position(socket.data.actor.workspaceId)?.seq ?? 0 }),
})
