import { presenceTtl } from '@/lib/contract/signals'
import { room } from '@/lib/events/audience'
import { behind } from './backpressure'
import type { Deps } from './deps'
import { signalNodes } from './node-link'
import type { PresenceChange } from './presence/presence-change'
import type { ConversationSignal, RealtimeServer, RealtimeSocket } from './types'

/** Of a window, as its signals say it. */
export const whoIs = (socket: RealtimeSocket, conversationId: string) => ({
  conversationId,
  userId: socket.data.actor.userId,
  clientId: socket.data.clientId,
})

type Audience = ReturnType<RealtimeServer['to']>

/**
 * Beginnings are repeated, so that one which meets a busy connection may be dropped (R10). Ends are said once, to everybody
 * but who does not keep up: there they come by themselves.
 */
const say = (audience: Audience, { name, data }: ConversationSignal) => {
  const isRepeated = name === 'typing:start' || name === 'viewing:start'
  const ready = isRepeated ? audience.volatile : audience.except(behind)
  ready.emit(name, data as never)
}

/** To the others in the conversation, at this node and all others. */
export const signalOthers = (socket: RealtimeSocket, signal: ConversationSignal) => {
  say(socket.local.to(room.conversation(signal.data.conversationId)) as unknown as Audience, signal)
  signalNodes(socket.data.actor.workspaceId, signal)
}

/** What a window of another node says, to the windows here. */
export const heardSignal = (
  io: RealtimeServer,
  { typing, viewing }: Deps,
  signal: ConversationSignal,
  from: string,
) => {
  const { conversationId, clientId } = signal.data
  const key = `${from}:${clientId}`
  if (signal.name === 'typing:start') typing.start(key, signal.data)
  if (signal.name === 'viewing:start') viewing.start(key, signal.data)
  if (signal.name === 'typing:stop') typing.stop(key, conversationId)
  if (signal.name === 'viewing:stop') viewing.stop(key, conversationId)
  say(io.local.to(room.conversation(conversationId)) as unknown as Audience, signal)
}

/** Takes back what a window said about a conversation that it leaves. */
export const forget = ({ typing, viewing }: Deps, socket: RealtimeSocket, conversationId: string) => {
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

/** Tells the windows of a workspace here who came, went or turned to something else. */
export const sayPresence =
  (io: RealtimeServer) =>
  (workspaceId: string, { online, away, offline }: PresenceChange) => {
    // Not volatile: of several in a row, only the first would find the connection idle.
    const everybody = io.local.to(room.workspace(workspaceId)).except(behind)
    if (online.length > 0) everybody.emit('user:online', { userIds: online, ttl: presenceTtl })
    if (away.length > 0) everybody.emit('user:away', { userIds: away, ttl: presenceTtl })
    if (offline.length > 0) everybody.emit('user:offline', { userIds: offline })
  }
