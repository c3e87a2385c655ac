import { io } from 'socket.io-client'
import { eventNames, type LoggedEvent } from '@/lib/contract/events'
import { setFreshness, useConnection } from '@/stores/connection'
import { clearPresence, setOffline, setPresence } from '@/stores/presence'
import { typing, viewing } from '@/stores/signals'
import { ApiError } from '../api'
import { clientId } from '../client-id'
import { wakeOutbox } from '../outbox'
import { type ClientSocket, catchUp } from './catch-up'
import { InboxFeed } from './inbox-feed'
import { reset } from './reset'
import { ShownConversations } from './shown-conversations'
import { watchWindow } from './watch-window'

export type Connection = { shown: ShownConversations; reconnect: () => void; close: () => void }

const retryAfter = 1_000

const hearSignals = (socket: ClientSocket) => {
  socket.on('typing:start', (signal) => typing.start(signal.conversationId, signal))
  socket.on('viewing:start', (signal) => viewing.start(signal.conversationId, signal))
  socket.on('typing:stop', ({ conversationId, userId, clientId: who }) =>
    typing.stop(conversationId, (sighting) => sighting.userId === userId && sighting.clientId === who),
  )
  socket.on('viewing:stop', ({ conversationId, userId, clientId: who }) =>
    viewing.stop(conversationId, (sighting) => sighting.userId === userId && sighting.clientId === who),
  )
  socket.on('user:online', ({ userId, ttl }) => setPresence(userId, 'online', ttl))
  socket.on('user:away', ({ userId, ttl }) => setPresence(userId, 'away', ttl))
  socket.on('user:offline', ({ userId }) => setOffline(userId))
}

const offlineSince = () => {
  const { freshness } = useConnection.getState()
  return freshness.state === 'offline' ? freshness.since : Date.now()
}

const isSignedOut = (cause: unknown) =>
  (cause instanceof ApiError && cause.status === 401) ||
  (cause as { data?: { code?: string } }).data?.code === 'unauthorized'

/**
 * Opens this window's one connection: snapshot, socket, catch-up, live events, and back again by itself after whatever
 * goes wrong (R5, R16). `onEvent` hears of every event's name, live or replayed, for what is merely made stale by it.
 */
export const openConnection = (onEvent: (name: LoggedEvent['name']) => void): Connection => {
  const socket: ClientSocket = io({
    transports: ['websocket'],
    auth: { clientId },
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.5,
  })
  const shown = new ShownConversations(socket)
  let run = 0

  const start = async () => {
    const mine = ++run
    feed.hold()
    const { cursor, freshness } = useConnection.getState()
    if (cursor && freshness.state !== 'starting') setFreshness({ state: 'catching-up', since: Date.now() })
    try {
      if (!cursor) await reset(shown.ids())
      await shown.joinAll()
      while ((await catchUp(socket, () => mine === run)) === 'reset') await reset(shown.ids())
      if (mine !== run) return
      feed.release()
      setFreshness({ state: 'live' })
      wakeOutbox()
    } catch (cause) {
      if (mine !== run) return
      if (isSignedOut(cause)) return signedOut()
      if (!useConnection.getState().cursor)
        setFreshness({ state: 'failed', message: cause instanceof ApiError ? cause.body.message : String(cause) })
      setTimeout(() => mine === run && socket.connected && void start(), retryAfter)
    }
  }

  const feed = new InboxFeed(() => {
    useConnection.setState({ cursor: null })
    void start()
  })

  const signedOut = () => {
    socket.disconnect()
    setFreshness({ state: 'signed-out' })
    window.location.assign('/sign-in')
  }

  const lost = () => {
    run++
    feed.hold()
    typing.clear()
    viewing.clear()
    clearPresence()
    if (useConnection.getState().freshness.state !== 'signed-out')
      setFreshness({ state: 'offline', since: offlineSince() })
  }

  const reconnect = () => {
    socket.disconnect()
    socket.connect()
  }

  for (const name of eventNames)
    socket.on(name, ((envelope: Omit<LoggedEvent, 'name'>) => {
      feed.take({ name, ...envelope } as LoggedEvent)
      onEvent(name)
    }) as never)
  socket.on('head', (head) => feed.takeHead(head))
  hearSignals(socket)
  socket.on('connect', () => void start())
  socket.on('connect_error', (cause) => (isSignedOut(cause) ? signedOut() : lost()))
  socket.on('disconnect', (reason) => {
    lost()
    // The server closed it on purpose: Socket.IO leaves coming back to us. An ended session is told at the handshake.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 100 + Math.random() * 400)
  })
  const stopWatching = watchWindow(socket, { lost, reconnect })

  return {
    shown,
    reconnect,
    close: () => {
      run++
      stopWatching()
      shown.stop()
      socket.disconnect()
    },
  }
}
