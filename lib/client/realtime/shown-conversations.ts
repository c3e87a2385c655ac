import { typingTtl } from '@/lib/contract/signals'
import { markStale } from '@/stores/messages'
import { typing, viewing } from '@/stores/signals'
import { ApiError } from '../api'
import { loadThread } from '../conversations'
import type { ClientSocket } from './catch-up'

const viewingEvery = 5_000
const typingEvery = typingTtl / 2
const joinAgainAfter = 1_000
const notLoaded = 0

/** The conversations this window shows: their rooms, who is looking and typing, and what this window says of itself. */
export class ShownConversations {
  /**
   * `loaded`: the generation in which the room was joined and the thread loaded, so that it is complete up to the cursor.
   * A new object for each showing: what was loaded before the room was left says nothing about the next time.
   */
  private readonly shown = new Map<string, { loaded: number }>()
  private generation = 1
  private readonly lastTyped = new Map<string, number>()
  private readonly timer: ReturnType<typeof setInterval>

  constructor(private readonly socket: ClientSocket) {
    this.timer = setInterval(() => this.sayViewing(), viewingEvery)
  }

  ids(): string[] {
    return [...this.shown.keys()]
  }

  show(id: string): () => void {
    this.shown.set(id, { loaded: notLoaded })
    if (this.socket.connected) void this.joinUntilDone(id)
    // Without a connection the thread is at least read; it is completed when the room is joined.
    else loadThread(id).catch(() => {})
    return () => this.leave(id)
  }

  /** After a reset: threads may lack what happened between the old cursor and the new one. */
  expire() {
    this.generation++
  }

  /**
   * After a (re)connect, before catching up: replay brings the events of joined rooms only. Throws when one could not be
   * joined, since its thread would go stale unseen (R16); the caller tries again.
   */
  async joinAll(): Promise<void> {
    await Promise.all(this.ids().map((id) => this.join(id)))
  }

  typed(conversationId: string, note: boolean) {
    const now = Date.now()
    if (now - (this.lastTyped.get(conversationId) ?? 0) < typingEvery || !this.socket.connected) return
    this.lastTyped.set(conversationId, now)
    this.socket.volatile.emit('typing:start', { conversationId, note }, () => {})
  }

  stoppedTyping(conversationId: string) {
    if (this.lastTyped.delete(conversationId)) this.socket.emit('typing:stop', { conversationId }, () => {})
  }

  stop() {
    clearInterval(this.timer)
  }

  private async joinUntilDone(id: string) {
    await this.join(id).catch(() => this.joinAgain(id))
  }

  /** After a reconnect `joinAll` does it instead. */
  private joinAgain(id: string) {
    setTimeout(() => {
      if (this.isIncomplete(id) && this.socket.connected) void this.joinUntilDone(id)
    }, joinAgainAfter)
  }

  private isIncomplete(id: string) {
    const entry = this.shown.get(id)
    return entry !== undefined && entry.loaded !== this.generation
  }

  private async join(id: string) {
    const answer = await this.socket.timeout(5_000).emitWithAck('conversation:join', { conversationId: id })
    // Left while the question was on its way: the server may have taken the two in the other order.
    if (!this.shown.has(id)) return this.sayLeft(id)
    if (!answer.ok) {
      if (answer.error.code === 'not_found') return
      throw new ApiError(0, answer.error)
    }
    for (const signal of answer.data.viewing) viewing.start(signal.conversationId, signal)
    for (const signal of answer.data.typing) typing.start(signal.conversationId, signal)
    this.sayViewing(id)
    // Joined before the page is read, so that nothing falls between the page and the first live event.
    if (this.isIncomplete(id)) await this.load(id)
  }

  private async load(id: string) {
    const { generation } = this
    const entry = this.shown.get(id)
    try {
      await loadThread(id)
    } catch {
      return this.joinAgain(id)
    }
    if (entry) entry.loaded = generation
  }

  private leave(id: string) {
    this.shown.delete(id)
    this.lastTyped.delete(id)
    markStale(id)
    this.sayLeft(id)
  }

  private sayLeft(conversationId: string) {
    if (this.socket.connected) this.socket.emit('conversation:leave', { conversationId }, () => {})
  }

  private sayViewing(only?: string) {
    if (!this.socket.connected || document.visibilityState !== 'visible') return
    for (const [conversationId, { loaded }] of this.shown)
      if (loaded !== notLoaded || conversationId === only)
        this.socket.volatile.emit('viewing:start', { conversationId }, () => {})
  }
}
