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
  socket.on('user:online', ({ userId, ttl }) => setPresence(userId, 'online', ttl))
  socket.on('user:away', ({ userId, ttl }) => setPresence(userId, 'away', ttl))
  socket.on('user:offline', ({ userId }) => setOffline(userId))
}
