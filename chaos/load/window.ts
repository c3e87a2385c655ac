import { io, type Socket } from 'socket.io-client'
import type { z } from 'zod'
import type { ClientToServerEvents, ServerToClientEvents } from '@/lib/contract/commands'
import { type EventName, eventNames, type LoggedEvent } from '@/lib/contract/events'
import type { SignalData } from '@/lib/contract/signals'
import type { Snapshot } from '@/lib/contract/workspace'
import type { TestMember } from '@/lib/testing/factories'
import { type Answers, request } from './answers'
import { WindowLog } from './window-log'
import { WindowSignals } from './window-signals'
import { WindowState } from './window-state'

type ClientSocket = Socket<ServerToClientEvents, ClientToServerEvents>
type Cursor = { epoch: string; seq: number }

export type WindowOptions = {
  member: TestMember
  /** The conversations it shows, from the start to the end. */
  conversationIds: string[]
  url: string
  answers: Answers
  /** An old tab knows only some events. */
  knows?: readonly EventName[]
}

/**
 * An agent's window, as lib/client/realtime/inbox-connection.ts behaves: snapshot, rooms, catch-up, live, and back again
 * by itself. Written anew because the product's keeps its state in stores of which a process has one each: a dozen
 * windows would be a dozen processes on two cores. `product-window` runs the product's own.
 */
export class Window {
  readonly log = new WindowLog()
  readonly state = new WindowState()
  readonly signals: WindowSignals
  readonly socket: ClientSocket
  cursor: Cursor | null = null
  live = false
  /** Who typed, as the answers of the latest joins said. */
  joinedTyping: SignalData<'typing:start'>[] = []
  /** The server says that this session is over. */
  signedOut = false
  /** Told whenever it is live (again). */
  onLive: () => void = () => {}
  private held: LoggedEvent[] | null = []
  private run = 0
  private closed = false

  constructor(readonly options: WindowOptions) {
    const { url, member } = options
    this.socket = io(url, {
      transports: ['websocket'],
      auth: { token: member.token, clientId: member.userId.slice(-8) },
      forceNew: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 2_500,
      randomizationFactor: 0.5,
    })
    this.signals = new WindowSignals(this.socket)
    this.listen()
  }

  /** Everything after which is on screen. */
  get position() {
    return this.cursor?.seq ?? 0
  }

  close() {
    this.closed = true
    this.live = false
    this.run++
    this.socket.disconnect()
  }

  private listen() {
    const { socket } = this
    for (const name of this.options.knows ?? eventNames)
      socket.on(name, ((envelope: object) => this.take({ name, ...envelope } as LoggedEvent)) as never)
    socket.on('head', (head) => this.takeHead(head))
    socket.on('drain', ({ delay }) => void setTimeout(() => this.closed || this.reconnect(), delay))
    socket.on('connect', () => {
      this.log.connected()
      void this.start()
    })
    socket.on('connect_error', (cause) => {
      if ((cause as { data?: { code?: string } }).data?.code === 'unauthorized') return this.endSession()
      this.lost()
      if (!socket.active) this.connectSoon(1_000)
    })
    socket.on('disconnect', (reason) => {
      this.lost()
      if (reason === 'io server disconnect') this.connectSoon(250)
    })
  }

  private endSession() {
    this.signedOut = true
    this.lost()
    this.socket.disconnect()
  }

  private reconnect() {
    this.socket.disconnect()
    this.socket.connect()
  }

  private connectSoon(delay: number) {
    setTimeout(() => this.closed || this.signedOut || this.socket.connect(), delay * (0.5 + Math.random()))
  }

  private lost() {
    this.run++
    this.held = []
    this.live = false
    this.signals.clear()
  }

  private take(event: LoggedEvent) {
    this.log.live(event)
    if (this.held) this.held.push(event)
    else if (event.epoch === this.cursor?.epoch) this.apply(event)
    else this.startOver()
  }

  private takeHead({ epoch, seq }: SignalData<'head'>) {
    if (this.held || !this.cursor) return
    if (epoch !== this.cursor.epoch) this.startOver()
    else if (seq > this.cursor.seq) this.setCursor({ epoch, seq })
    else if (seq < this.cursor.seq) void this.start()
  }

  private apply(event: LoggedEvent) {
    if (!this.cursor || event.epoch !== this.cursor.epoch || event.seq <= this.cursor.seq) return
    if (!this.options.knows || this.options.knows.includes(event.name)) {
      this.state.apply(event)
      this.log.applied(event)
      this.signals.apply(event)
    }
    this.setCursor({ epoch: event.epoch, seq: event.seq })
  }

  private setCursor(cursor: Cursor) {
    this.cursor = cursor
    this.log.cursor(cursor.seq)
  }

  private startOver() {
    this.cursor = null
    void this.start()
  }

  private async start() {
    const mine = ++this.run
    const isCurrent = () => mine === this.run && !this.closed
    this.held = []
    this.live = false
    try {
      if (!this.cursor) await this.reset(isCurrent)
      if (isCurrent()) await this.joinAll()
      while (isCurrent() && (await this.catchUp(isCurrent)) === 'reset') {
        await this.reset(isCurrent)
        if (isCurrent()) await this.joinAll()
      }
      if (isCurrent()) this.goLive()
    } catch {
      if (isCurrent()) setTimeout(() => isCurrent() && this.socket.connected && void this.start(), 1_000)
    }
  }

  private goLive() {
    const held = this.held ?? []
    this.held = null
    for (const event of held) this.apply(event)
    this.live = true
    this.onLive()
  }

  private async reset(isCurrent: () => boolean) {
    const snapshot = await this.readSnapshot()
    if (!isCurrent()) return
    this.state.replace(snapshot)
    this.log.begin(snapshot.epoch, snapshot.seq)
    this.setCursor({ epoch: snapshot.epoch, seq: snapshot.seq })
  }

  async readSnapshot(): Promise<z.output<typeof Snapshot>> {
    const { url, answers, member } = this.options
    const { status, body } = await request(answers, {
      url,
      token: member.token,
      method: 'GET',
      path: '/api/snapshot',
    })
    if (status === 401) this.endSession()
    if (status !== 200) throw new Error(`the snapshot was answered ${status}`)
    return body as z.output<typeof Snapshot>
  }

  private async joinAll() {
    const join = async (conversationId: string) => {
      const answer = await this.socket.timeout(5_000).emitWithAck('conversation:join', { conversationId })
      if (answer.ok) this.joinedTyping.push(...answer.data.typing)
      else if (answer.error.code !== 'not_found') throw new Error(answer.error.message)
    }
    this.joinedTyping = []
    await Promise.all(this.options.conversationIds.map(join))
  }

  private async catchUp(isCurrent: () => boolean): Promise<'done' | 'reset'> {
    for (;;) {
      const { cursor } = this
      if (!cursor) return 'reset'
      const answer = await this.socket
        .timeout(10_000)
        .emitWithAck('sync', { epoch: cursor.epoch, after: cursor.seq })
      if (!isCurrent()) return 'done'
      if (!answer.ok) throw new Error(answer.error.message)
      if (answer.data.reset) return 'reset'
      for (const event of answer.data.events) {
        this.log.replayed(event)
        this.apply(event)
      }
      this.setCursor({ epoch: cursor.epoch, seq: Math.max(answer.data.to, cursor.seq) })
      if (!answer.data.more) return 'done'
    }
  }
}
