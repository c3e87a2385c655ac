import type { IncomingMessage, ServerResponse } from 'node:http'
import { addressHeader, isOwnMachine } from '@/lib/auth/request-address'
import { room } from '@/lib/events/audience'
import { over, tooMany } from '@/lib/limits/limits'
import { mostSockets } from '@/lib/limits/rates'
import { metrics } from '@/lib/metrics/metrics'
import { type Connection, cut } from './cut'
import type { RealtimeServer, RealtimeSocket } from './types'

/** Who has not shown by then who they are is no window. */
const authenticateWithin = 5_000
/** So often may one connection try to be let in. */
const mostTries = 5

type Decide = (error: string | null, allowed: boolean) => void

/** The caller's address as `listen` wrote it, for requests and upgrades alike. */
const addressOf = (request: IncomingMessage) =>
  String(request.headers[addressHeader] ?? request.socket.remoteAddress ?? 'unknown')

/** Answers 429 itself: Engine.IO can only say 403. */
const refuse = (request: IncomingMessage & { res?: ServerResponse }, seconds: number) => {
  if (request.res) return void request.res.writeHead(429, { 'retry-after': String(seconds) }).end()
  // Nobody else hears this socket yet, and an error that nobody hears ends the process.
  request.socket.on('error', () => {})
  request.socket.end(
    `HTTP/1.1 429 Too Many Requests\r\nRetry-After: ${seconds}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  )
}

/** Connections by address on this node; this machine's own are not counted. */
export class Doorkeeper {
  private readonly open = new Map<string, number>()
  private readonly waiting = new Map<Connection, NodeJS.Timeout>()
  private readonly tries = new WeakMap<Connection, number>()

  /** Lets a handshake pass, or answers 429. `decide` is Engine.IO's; `isOwn` says whether the origin is right. */
  async answer(request: IncomingMessage, isOwn: boolean, decide: Decide): Promise<void> {
    const address = addressOf(request)
    if (!isOwn || isOwnMachine(address)) return decide(null, isOwn)
    const seconds = await over('handshake:address', address)
    if (seconds > 0) return refuse(request, seconds)
    if ((this.open.get(address) ?? 0) < mostSockets.address) return decide(null, true)
    metrics().rateLimited.inc({ limit: 'sockets:address' })
    refuse(request, 60)
  }

  /** Watches every connection of a server from its beginning. */
  watch(io: RealtimeServer) {
    io.engine.on('connection', (connection: Connection) => this.greet(connection))
  }

  /** Counts another try to be let in; cuts the connection that does not stop trying. */
  knock({ conn }: RealtimeSocket) {
    const tries = (this.tries.get(conn) ?? 0) + 1
    this.tries.set(conn, tries)
    if (tries > mostTries) cut(conn, 'flood')
  }

  /** This connection has shown who it is. */
  admit({ conn }: RealtimeSocket) {
    clearTimeout(this.waiting.get(conn))
    this.waiting.delete(conn)
  }

  private greet(connection: Connection) {
    const late = () => {
      this.waiting.delete(connection)
      metrics().disconnects.inc({ reason: 'unauthenticated' })
      cut(connection, 'unauthenticated')
    }
    this.waiting.set(connection, setTimeout(late, authenticateWithin).unref())
    const address = addressOf((connection as unknown as { request: IncomingMessage }).request)
    connection.once('close', () => {
      clearTimeout(this.waiting.get(connection))
      this.waiting.delete(connection)
      this.leave(address)
    })
    if (!isOwnMachine(address)) this.open.set(address, (this.open.get(address) ?? 0) + 1)
  }

  private leave(address: string) {
    const left = (this.open.get(address) ?? 1) - 1
    if (left > 0) this.open.set(address, left)
    else this.open.delete(address)
  }
}

/** Throws `too_many_requests` when a socket that has just entered its rooms is one too many there. */
export const requireRoom = ({ nsp, data }: RealtimeSocket) => {
  const { workspaceId, userId } = data.actor
  const sizeOf = (name: string) => nsp.adapter.rooms.get(name)?.size ?? 0
  if (sizeOf(room.user(workspaceId, userId)) > mostSockets.person)
    throw tooMany('sockets:person', 60, 'Too many windows are open. Close some of them')
  if (sizeOf(room.workspace(workspaceId)) > mostSockets.workspace) throw tooMany('sockets:workspace', 60)
}
