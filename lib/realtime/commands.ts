import { typingTtl, viewingTtl } from '@/lib/contract/signals'
import { conversationExists } from '@/lib/domain/conversations/conversation-exists'
import { notFound } from '@/lib/domain/domain-error'
import { room } from '@/lib/events/audience'
import type { Deps } from './deps'
import type { Commands } from './handle'
import { forget, signalOthers, whoIs } from './signals'
import { replay } from './sync'
import type { RealtimeSocket } from './types'

/** Only who was let into a conversation's room may be seen in it. */
const requireJoined = (socket: RealtimeSocket, conversationId: string) => {
  if (!socket.rooms.has(room.conversation(conversationId))) throw notFound()
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
