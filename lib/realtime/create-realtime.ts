import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import { contractVersion } from '@/lib/contract/events'
import { type PresenceState, presenceTtl, typingTtl, viewingTtl } from '@/lib/contract/signals'
import { listChannelIds } from '@/lib/domain/channels/list-channel-ids'
import { room } from '@/lib/events/audience'
import { installRelay, Relay } from '@/lib/events/relay'
import { isOwnOrigin } from '@/lib/http/check-origin'
import { problemOf } from '@/lib/http/problem'
import { authenticateSocket } from './authenticate-socket'
import { createCommands, type Deps } from './commands'
import { deliver } from './deliver'
import { listeners } from './handle'
import { Presence } from './presence'
import { revalidateSessions } from './revalidate-sessions'
import { sayHeads } from './say-heads'
import { Sightings } from './sightings'
import type { RealtimeServer, RealtimeSocket } from './types'

const presenceInterval = 25_000
const revalidateInterval = 30_000

export type Realtime = { io: RealtimeServer; stop: () => Promise<void> }

const createServer = (http: HttpServer): RealtimeServer =>
  new Server(http, {
    transports: ['websocket', 'polling'],
    // Half-open connections are found within 18 s.
    pingInterval: 10_000,
    pingTimeout: 8_000,
    maxHttpBufferSize: 64 * 1024,
    perMessageDeflate: false,
    serveClient: false,
    connectTimeout: 5_000,
    // Other upgrades on this server, such as Next's in development, are not ours to end.
    destroyUpgrade: false,
    // `cors` does not guard WebSockets; this does.
    allowRequest: (request, decide) =>
      decide(null, isOwnOrigin(request.headers.origin, request.headers.host)),
  })

const sayPresence =
  (io: RealtimeServer) => (workspaceId: string, userId: string, state: PresenceState | 'offline') => {
    const others = io.local.volatile.to(room.workspace(workspaceId))
    if (state === 'offline') others.emit('user:offline', { userId })
    else others.emit(`user:${state}`, { userId, ttl: presenceTtl })
  }

/** Every room that a window is in from the start (R9: the server joins, nobody else). */
const enter = async (socket: RealtimeSocket, { relay }: Deps) => {
  const { workspaceId, userId } = socket.data.actor
  await relay.follow(workspaceId)
  // The workspace's room first: a channel that is connected from here on is joined as its event passes.
  await socket.join([room.user(workspaceId, userId), room.workspace(workspaceId)])
  await socket.join((await listChannelIds(workspaceId)).map(room.channel))
}

const connect = (io: RealtimeServer, deps: Deps) => {
  const shared = listeners(createCommands(deps))
  const leave = function (this: RealtimeSocket) {
    const { workspaceId, userId } = this.data.actor
    for (const signal of deps.typing.stopAll(this.id)) {
      const { conversationId, clientId } = signal
      io.local.to(room.conversation(conversationId)).emit('typing:stop', { conversationId, userId, clientId })
    }
    for (const signal of deps.viewing.stopAll(this.id)) {
      const { conversationId, clientId } = signal
      io.local
        .to(room.conversation(conversationId))
        .emit('viewing:stop', { conversationId, userId, clientId })
    }
    deps.presence.remove(workspaceId, userId, this.id)
  }
  const admit = async (socket: RealtimeSocket) => {
    Object.assign(socket.data, await authenticateSocket(socket.handshake, socket.id))
    await enter(socket, deps)
    // Access that was taken away in between did not find this socket in its rooms; answered from memory otherwise.
    await authenticateSocket(socket.handshake, socket.id)
  }
  io.use((socket, next) => {
    admit(socket).then(
      () => next(),
      (cause) => {
        const { code, message } = problemOf(cause, 'socket handshake')
        next(Object.assign(new Error(message), { data: { code } }))
      },
    )
  })
  io.on('connection', (socket) => {
    // The handshake request is read by now; dropping it frees about a kilobyte per connection.
    delete (socket.conn as { request?: unknown }).request
    for (const [name, listener] of shared) socket.on(name, listener as never)
    socket.on('disconnect', leave)
    const { workspaceId, userId } = socket.data.actor
    deps.presence.set(workspaceId, userId, socket.id, 'online')
  })
}

const every = (interval: number, run: () => void) => {
  const timer = setInterval(run, interval)
  return () => clearInterval(timer)
}

/** Socket.IO on our HTTP server, fed by the relay. Call once per process. */
export const createRealtime = (http: HttpServer): Realtime => {
  const io = createServer(http)
  const relay = new Relay(deliver(io), (workspaceId, epoch) => {
    io.local.to(room.workspace(workspaceId)).emit('head', { epoch, seq: 0, contractVersion, behind: 0 })
  })
  const deps: Deps = {
    relay,
    presence: new Presence(sayPresence(io)),
    typing: new Sightings(typingTtl),
    viewing: new Sightings(viewingTtl),
  }
  connect(io, deps)
  installRelay(relay)
  relay.start()
  const stopTimers = [
    sayHeads(io, relay),
    every(presenceInterval, () => deps.presence.renew()),
    every(revalidateInterval, () => void revalidateSessions(io, relay)),
  ]
  return {
    io,
    stop: async () => {
      for (const stop of stopTimers) stop()
      installRelay(null)
      relay.stop()
      await io.close()
    },
  }
}
