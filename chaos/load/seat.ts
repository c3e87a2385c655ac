import type { EventName } from '@/lib/contract/events'
import type { TestMember } from '@/lib/testing/factories'
import { FaultProxy } from '../deployment/fault-proxy'
import type { Answers } from './answers'
import { Outbox } from './outbox'
import type { Team } from './team'
import { Window } from './window'

export type SeatOptions = {
  team: Team
  member: TestMember
  conversationIds: string[]
  answers: Answers
  pickNode: () => number | undefined
  newKeyPerTry?: boolean
  knows?: readonly EventName[]
}

/** A person at a window, with a line of their own to the balancer. */
export class Seat {
  /** When keys were pressed. */
  readonly typed: number[] = []
  hasLeft = false
  /** Its line held everything back for a while: what it hears then is old, as it must be. */
  isMute = false

  private constructor(
    readonly team: Team,
    readonly member: TestMember,
    readonly conversationIds: string[],
    readonly line: FaultProxy,
    readonly window: Window,
    readonly outbox: Outbox,
  ) {}

  static async take(options: SeatOptions): Promise<Seat> {
    const { team, member, conversationIds, answers, pickNode, newKeyPerTry = false, knows } = options
    const line = await FaultProxy.listen(pickNode)
    const url = `http://127.0.0.1:${line.port}`
    const window = new Window({ member, conversationIds, url, answers, ...(knows && { knows }) })
    const outbox = new Outbox({ member, url, answers, newKeyPerTry })
    window.onLive = () => outbox.wake()
    return new Seat(team, member, conversationIds, line, window, outbox)
  }

  get url() {
    return `http://127.0.0.1:${this.line.port}`
  }

  type(conversationId: string) {
    if (!this.window.socket.connected) return
    this.typed.push(Date.now())
    this.window.socket.volatile.emit('typing:start', { conversationId, note: false }, () => {})
  }

  async leave() {
    if (this.hasLeft) return
    this.hasLeft = true
    this.outbox.stop()
    this.window.close()
    await this.line.close()
  }
}
