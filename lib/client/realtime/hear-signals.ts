import { setOffline, setPresence } from '@/stores/presence'
import { typing, viewing } from '@/stores/signals'
import type { ClientSocket } from './catch-up'

/** Signals go straight to their stores, where they clear by themselves (R10). */
export const hearSignals = (socket: ClientSocket) => {
  socket.on('typing:start', (signal) => typing.start(signal.conversationId, signal))
  socket.on('viewing:start', (signal) => viewing.start(signal.conversationId, signal))
  socket.on('typing:stop', ({ conversationId, userId, clientId }) =>
    typing.stop(conversationId, (sighting) => sighting.userId === userId && sighting.clientId === clientId),
  )
  socket.on('viewing:stop', ({ conversationId, userId, clientId }) =>
    viewing.stop(conversationId, (sighting) => sighting.userId === userId && sighting.clientId === clientId),
  )
  socket.on('user:online', ({ userIds, ttl }) => setPresence(userIds, 'online', ttl))
  socket.on('user:away', ({ userIds, ttl }) => setPresence(userIds, 'away', ttl))
  socket.on('user:offline', ({ userIds }) => setOffline(userIds))
}
