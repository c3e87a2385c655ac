import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import { contractVersion } from '@/lib/contract/events'
import { type PresenceState, presenceTtl, typingTtl, viewingTtl } from '@/lib/contract/signals'
import { listChannelIds } from '@/lib/domain/channels/list-channel-ids'
import { room } from '@/lib/events/audience'
import { installRelay, Relay } from '@/lib/events/relay'
import { isOwnOrigin } from '@/lib/http/check-origin'
import { problemOf } from '@/lib/http/problem'
import { within } from '@/lib/limits/limits'
import { metrics } from '@/lib/metrics/metrics'
import { authenticateSocket } from './authenticate-socket'
import { behind, sweepInterval, sweepSlow } from './backpressure'
import { createCommands, type Deps } from './commands'
import { reasonOf } from './cut'
import { deliver } from './deliver'
import { Doorkeeper, requireRoom } from './guard-connections'
import { listeners } from './handle'
import { installPresence } from './installed-presence'
import { Presence } from './presence'
import { provideRealtimeGauges } from './realtime-gauges'
import { revalidateSessions } from './revalidate-sessions'
import { Sightings } from './sightings'
import { installStats, StatsReader, sampleInterval } from './stats'
import type { RealtimeServer, RealtimeSocket } from './types'

const headInterval = 10_000
const presenceInterval = 25_000
const revalidateInterval = 30_000

export type Realtime = { io: RealtimeServer; stop: () => Promise<void> }

const createServer = (http: HttpServer, door: Doorkeeper): RealtimeServer =>
  new Server(http, {
    transports: ['websocket', 'polling'],
    // Half-open connections are found within 18 s.
    pingInterval: 10_000,
    pingTimeout: 8_000,
    maxHttpBufferSize: 64 * 1024,
    perMessageDeflate: false,
    serveClient: false,
    // The doorkeeper is faster; Socket.IO's own way is polite, and who stays silent keeps its connection for 30 s more.
    connectTimeout: 15_000,
    // Other upgrades on this server, such as Next's in development, are not ours to end.
    destroyUpgrade: false,
    // `cors` does not guard WebSockets; this does.
    allowRequest: (request, decide) =>
      void door.answer(request, isOwnOrigin(request.headers.origin, request.headers.host), decide as never),
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
  requireRoom(socket)
  await socket.join((await listChannelIds(workspaceId)).map(room.channel))
}

const connect = (io: RealtimeServer, deps: Deps, door: Doorkeeper) => {
  const shared = listeners(createCommands(deps))
  const leave = function (this: RealtimeSocket, reason: string) {
    metrics().disconnects.inc({ reason: reasonOf(this.conn, reason) })
    const { workspaceId, userId } = this.data.actor
    for (const signal of deps.typing.stopAll(this.id)) {
      const { conversationId, clientId } = signal
      const others = io.local.to(room.conversation(conversationId)).except(behind)
      others.emit('typing:stop', { conversationId, userId, clientId })
    }
    for (const signal of deps.viewing.stopAll(this.id)) {
      const { conversationId, clientId } = signal
      const others = io.local.to(room.conversation(conversationId)).except(behind)
      others.emit('viewing:stop', { conversationId, userId, clientId })
    }
    deps.presence.remove(workspaceId, userId, this.id)
  }
  const admit = async (socket: RealtimeSocket) => {
    door.knock(socket)
    Object.assign(socket.data, await authenticateSocket(socket.handshake, socket.id))
    await within('handshake:person', socket.data.actor.userId)
    await enter(socket, deps)
    // Access that was taken away in between did not find this socket in its rooms; answered from memory otherwise.
    await authenticateSocket(socket.handshake, socket.id)
  }
  io.use((socket, next) => {
    admit(socket).then(
      () => next(),
      (cause) => {
        const { code, message } = problemOf(cause, 'socket handshake')
        metrics().refusedHandshakes.inc({ code })
        next(Object.assign(new Error(message), { data: { code } }))
      },
    )
  })
  io.on('connection', (socket) => {
    door.admit(socket)
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
  const door = new Doorkeeper()
  const io = createServer(http, door)
  door.watch(io)
  const relay = new Relay(deliver(io), (workspaceId, epoch) => {
    io.local.to(room.workspace(workspaceId)).emit('head', { epoch, seq: 0, contractVersion })
  })
  const deps: Deps = {
    relay,
    presence: new Presence(sayPresence(io)),
    typing: new Sightings(typingTtl),
    viewing: new Sightings(viewingTtl),
  }
  connect(io, deps, door)
  const stats = new StatsReader(io, relay)
  installPresence(deps.presence)
  installStats(stats)
  provideRealtimeGauges(io, relay)
  installRelay(relay)
  relay.start()
  const stopTimers = [
    every(headInterval, () => {
      for (const workspaceId of relay.followed()) {
        const position = relay.position(workspaceId)
        if (position)
          io.local
            .to(room.workspace(workspaceId))
            .except(behind)
            .emit('head', { ...position, contractVersion })
      }
    }),
    every(sweepInterval, () => sweepSlow(io)),
    every(sampleInterval, () => stats.sample()),
    every(presenceInterval, () => deps.presence.renew()),
    every(revalidateInterval, () => void revalidateSessions(io, relay)),
  ]
  return {
    io,
    stop: async () => {
      for (const stop of stopTimers) stop()
      installRelay(null)
      installStats(null)
      installPresence(null)
      relay.stop()
      await io.close()
    },
  }
}
