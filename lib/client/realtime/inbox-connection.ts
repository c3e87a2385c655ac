import { io } from 'socket.io-client'
import { eventNames, type LoggedEvent } from '@/lib/contract/events'
import { setFreshness, useConnection } from '@/stores/connection'
import { clearPresence } from '@/stores/presence'
import { typing, viewing } from '@/stores/signals'
import { whoIsHere } from '@/stores/workspace'
import { ApiError } from '../api'
import { clientId } from '../client-id'
import { saveDrafts } from '../drafts'
import { wakeOutbox } from '../outbox/outbox'
import { type ClientSocket, catchUp } from './catch-up'
import { hearSignals } from './hear-signals'
import { InboxFeed } from './inbox-feed'
import { reset } from './reset'
import { ShownConversations } from './shown-conversations'
import { watchWindow } from './watch-window'

const retryAfter = 1_000

const isSignedOut = (cause: unknown) =>
  (cause instanceof ApiError && cause.status === 401) ||
  (cause as { data?: { code?: string } }).data?.code === 'unauthorized'

const openSocket = (): ClientSocket =>
  io({
    transports: ['websocket'],
    // Asked anew at every connect: from the first snapshot on this window is one person's.
    auth: (answer) => answer({ clientId, member: whoIsHere() }),
    // A try that gets lost without a word is not waited for: the network may be back by the next.
    timeout: 5_000,
    reconnectionDelay: 500,
    // With the jitter at most 3.75 s: a window is back within 5 s of the server, however long that was away.
    reconnectionDelayMax: 2_500,
    randomizationFactor: 0.5,
  })

/**
 * This window's one connection: snapshot, socket, catch-up, live events, and back again by itself after whatever goes
 * wrong (R5, R16).
 */
export class InboxConnection {
  private readonly socket = openSocket()
  private readonly feed = new InboxFeed(
    () => this.startOver(),
    () => void this.start(),
  )
  private readonly stopWatching: () => void
  private closed = false
  /** Raised when a start is overtaken by a newer one or by the loss of the connection. */
  private run = 0
  readonly shown = new ShownConversations(this.socket)

  /** `onEvent` hears of every live event's name, for what is merely made stale by it. */
  constructor(private readonly onEvent: (name: LoggedEvent['name']) => void) {
    const { socket } = this
    for (const name of eventNames) socket.on(name, this.listener(name) as never)
    socket.on('head', (head) => this.feed.takeHead(head))
    hearSignals(socket)
    // Its node stops: another one takes over, before this one hangs up.
    socket.on('drain', ({ delay }) => void setTimeout(() => this.closed || this.reconnect(), delay))
    socket.on('connect', () => void this.start())
    socket.on('connect_error', (cause) => {
      if (isSignedOut(cause)) return this.signedOut()
      this.lost()
      // Refused by the server, its database being away perhaps: Socket.IO does not try that again by itself.
      if (!socket.active) this.connectSoon(retryAfter)
    })
    socket.on('disconnect', (reason) => {
      this.lost()
      // The server closed it on purpose: Socket.IO leaves coming back to us. An ended session is told at the handshake.
      if (reason === 'io server disconnect') this.connectSoon(250)
    })
    this.stopWatching = watchWindow(socket, {
      lost: () => this.lost(),
      reconnect: () => this.reconnect(),
      leave: () => this.close(),
    })
  }

  reconnect() {
    if (this.closed) return
    this.socket.disconnect()
    this.socket.connect()
  }

  close() {
    this.closed = true
    this.run++
    this.stopWatching()
    this.shown.stop()
    this.socket.disconnect()
  }

  private connectSoon(delay: number) {
    const connect = () => {
      if (!this.closed) this.socket.connect()
    }
    setTimeout(connect, delay * (0.5 + Math.random()))
  }

  private listener(name: LoggedEvent['name']) {
    return (envelope: Omit<LoggedEvent, 'name'>) => {
      this.feed.take({ name, ...envelope } as LoggedEvent)
      this.onEvent(name)
    }
  }

  private async start() {
    const mine = ++this.run
    const isCurrent = () => mine === this.run
    this.feed.hold()
    const { cursor, freshness } = useConnection.getState()
    if (cursor && freshness.state !== 'starting') setFreshness({ state: 'catching-up', since: Date.now() })
    try {
      if (!cursor) await reset(this.shown, isCurrent)
      if (isCurrent()) await this.shown.joinAll()
      while (isCurrent() && (await catchUp(this.socket, isCurrent)) === 'reset') {
        await reset(this.shown, isCurrent)
        if (isCurrent()) await this.shown.joinAll()
      }
      if (isCurrent()) this.live()
    } catch (cause) {
      if (isCurrent()) this.startFailed(cause)
    }
  }

  private live() {
    this.feed.release()
    setFreshness({ state: 'live' })
    saveDrafts()
    wakeOutbox()
    // Replay and snapshot do not pass the listeners: what events make stale may be.
    this.onEvent('conversation:updated')
  }

  private startFailed(cause: unknown) {
    if (isSignedOut(cause)) return this.signedOut()
    const message = cause instanceof ApiError ? cause.body.message : String(cause)
    if (!useConnection.getState().cursor) setFreshness({ state: 'failed', message })
    const failed = this.run
    setTimeout(() => {
      if (failed === this.run && this.socket.connected) void this.start()
    }, retryAfter)
  }

  private startOver() {
    useConnection.setState({ cursor: null })
    void this.start()
  }

  private signedOut() {
    this.socket.disconnect()
    setFreshness({ state: 'signed-out' })
    window.location.assign('/sign-in')
  }

  private lost() {
    this.run++
    this.feed.hold()
    typing.clear()
    viewing.clear()
    clearPresence()
    const { freshness } = useConnection.getState()
    if (freshness.state === 'signed-out') return
    setFreshness({ state: 'offline', since: freshness.state === 'offline' ? freshness.since : Date.now() })
  }
}
