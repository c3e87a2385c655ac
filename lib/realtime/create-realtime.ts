import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import { installRelay } from '@/lib/events/relay'
import { isOwnSocket } from '@/lib/http/check-origin'
import { createDeps } from './deps'
import { Doorkeeper } from './guard-connections'
import { installPresence } from './installed-presence'
import { keepUp } from './keep-up'
import { letIn } from './let-in'
import { provideRealtimeGauges } from './realtime-gauges'
import { installStats, StatsReader } from './stats'
import type { RealtimeServer } from './types'

export type Realtime = {
  io: RealtimeServer
  /** Sends the windows elsewhere; resolves when all have gone, at the latest after so many milliseconds. */
  drain: (within: number) => Promise<void>
  stop: () => Promise<void>
}

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
      void door.answer(request, isOwnSocket(request.headers), decide as never),
  })

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
  const door = new Doorkeeper()
  const io = createServer(http, door)
  door.watch(io)
  const deps = createDeps(io)
  const { relay, presence } = deps
  letIn(io, deps, door)
  const stats = new StatsReader(io, relay)
  installPresence(presence)
  installStats(stats)
  provideRealtimeGauges(io, relay)
  installRelay(relay)
  relay.start()
  const stopKeeping = keepUp(io, deps, stats)
  return {
    io,
    drain: (within) => drain(io, within),
    stop: async () => {
      stopKeeping()
      presence.leave()
      installRelay(null)
      installStats(null)
      installPresence(null)
      relay.stop()
      await io.close()
    },
  }
}
