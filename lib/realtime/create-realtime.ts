import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import { bus } from '@/lib/bus/bus'
import { contractVersion } from '@/lib/contract/events'
import { presenceTtl, type SignalData, typingTtl, viewingTtl } from '@/lib/contract/signals'
import { listChannelIds } from '@/lib/domain/channels/list-channel-ids'
import { forgetActingMembers } from '@/lib/domain/sessions/find-acting-member'
import { room } from '@/lib/events/audience'
import type { StoredEvent } from '@/lib/events/log'
import { installRelay, Relay } from '@/lib/events/relay'
import { isOwnOrigin } from '@/lib/http/check-origin'
import { problemOf } from '@/lib/http/problem'
import { authenticateSocket } from './authenticate-socket'
import { createCommands, type Deps, forgetAll, isRepeated } from './commands'
import { deliver } from './deliver'
import { listeners } from './handle'
import { askNodesPresence, hearNodes, tellNodesPresence } from './node-link'
import { Presence } from './presence/presence'
import type { PresenceChange } from './presence/presence-change'
import { revalidateSessions } from './revalidate-sessions'
import { Sightings } from './sightings'
import type { ConversationSignal, RealtimeServer, RealtimeSocket } from './types'

const headInterval = 10_000
// Below half of what a node's word holds, and of a signal's time to live.
const presenceInterval = 15_000
const expireInterval = 2_000
const revalidateInterval = 30_000

export type Realtime = {
  io: RealtimeServer
  /** Sends the windows elsewhere; resolves when all have gone, at the latest after so many milliseconds. */
  drain: (within: number) => Promise<void>
  stop: () => Promise<void>
}

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
  (io: RealtimeServer) =>
  (workspaceId: string, { online, away, offline }: PresenceChange) => {
    // Not volatile: of several in a row, only the first would find the connection idle.
    const everybody = io.local.to(room.workspace(workspaceId))
    if (online.length > 0) everybody.emit('user:online', { userIds: online, ttl: presenceTtl })
    if (away.length > 0) everybody.emit('user:away', { userIds: away, ttl: presenceTtl })
    if (offline.length > 0) everybody.emit('user:offline', { userIds: offline })
  }

/** What the windows of other nodes say, to the windows here. */
const heardSignal = (
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
  const watchers = io.local.to(room.conversation(conversationId))
  const ready = isRepeated(signal) ? watchers.volatile : watchers
  ready.emit(signal.name, signal.data as never)
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
    forgetAll(deps, this)
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

const createDeps = (io: RealtimeServer): Deps => {
  const presence = new Presence({ say: sayPresence(io), tell: tellNodesPresence })
  const typing = new Sightings<SignalData<'typing:start'>>(typingTtl)
  const viewing = new Sightings<SignalData<'viewing:start'>>(viewingTtl)
  const sayNewEpoch = (workspaceId: string, epoch: string) => {
    io.local.to(room.workspace(workspaceId)).emit('head', { epoch, seq: 0, contractVersion })
  }
  const handlers = {
    events: (events: StoredEvent[]) => deps.relay.offer(events),
    signal: (_: string, signal: ConversationSignal, from: string) => heardSignal(io, deps, signal, from),
    presence: presence.hear.bind(presence),
    presenceAsked: (workspaceId: string) => presence.tellWhole(workspaceId),
  }
  const relay = new Relay(deliver(io), sayNewEpoch, (workspaceId) => {
    const stop = hearNodes(workspaceId, handlers)
    // What passed before this node followed the log took nobody's access away here (R9).
    forgetActingMembers((actor) => actor.workspaceId === workspaceId)
    askNodesPresence(workspaceId)
    return stop
  })
  const deps: Deps = { relay, presence, typing, viewing }
  return deps
}

/** Upkeep of one node; answers how to stop. */
const keepUp = (io: RealtimeServer, deps: Deps) => {
  const { relay, presence, typing, viewing } = deps
  const stops = [
    every(headInterval, () => {
      for (const workspaceId of relay.followed()) {
        const position = relay.position(workspaceId)
        if (position) io.local.to(room.workspace(workspaceId)).emit('head', { ...position, contractVersion })
      }
    }),
    every(presenceInterval, () => presence.renew()),
    every(expireInterval, () => {
      presence.expire()
      typing.sweep()
      viewing.sweep()
    }),
    every(revalidateInterval, () => void revalidateSessions(io, deps)),
    // Whatever was said while the bus was away is lost: events are read from the log, people asked for.
    bus()?.onReady(() => {
      void relay.checkHeads()
      for (const workspaceId of relay.followed()) {
        askNodesPresence(workspaceId)
        presence.tellWhole(workspaceId)
      }
    }),
  ]
  return () => {
    for (const stop of stops) stop?.()
  }
}

/** Asks every window to come back elsewhere, each at its own moment, so that the other nodes are not overrun. */
const drain = async (io: RealtimeServer, within: number) => {
  for (const socket of io.sockets.sockets.values())
    socket.emit('drain', { delay: Math.round(Math.random() * within * 0.8) })
  const end = Date.now() + within
  while (io.sockets.sockets.size > 0 && Date.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 50))
}

/** Socket.IO on our HTTP server, fed by the relay. Call once per process. */
export const createRealtime = (http: HttpServer): Realtime => {
  const io = createServer(http)
  const deps = createDeps(io)
  connect(io, deps)
  installRelay(deps.relay)
  deps.relay.start()
  const stopKeeping = keepUp(io, deps)
  return {
    io,
    drain: (within) => drain(io, within),
    stop: async () => {
      stopKeeping()
      deps.presence.leave()
      installRelay(null)
      deps.relay.stop()
      await io.close()
    },
  }
}
