import { typingTtl } from '@/lib/contract/signals'
import { markStale } from '@/stores/messages'
import { typing, viewing } from '@/stores/signals'
import { loadThread } from '../conversations'
import type { ClientSocket } from './catch-up'

const viewingEvery = 5_000
const typingEvery = typingTtl / 2

/** The conversations this window shows: their rooms, who is looking and typing, and what this window says of itself. */
export class ShownConversations {
  /** Value: whether the room was joined, so that the thread is complete up to the cursor. */
  private readonly shown = new Map<string, boolean>()
  private readonly lastTyped = new Map<string, number>()
  private readonly timer: ReturnType<typeof setInterval>

  constructor(private readonly socket: ClientSocket) {
    this.timer = setInterval(() => this.sayViewing(), viewingEvery)
  }

  ids(): string[] {
    return [...this.shown.keys()]
  }

  show(id: string): () => void {
    this.shown.set(id, false)
    if (this.socket.connected) void this.join(id)
    // Without a connection the thread is at least read; it is completed when the room is joined.
    else loadThread(id).catch(() => {})
    return () => this.leave(id)
  }

  /** After a (re)connect, before catching up: replay brings the events of joined rooms only. */
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

  private async join(id: string) {
    const answer = await this.socket
      .timeout(5_000)
      .emitWithAck('conversation:join', { conversationId: id })
      .catch(() => null)
    if (!answer || !this.shown.has(id)) return
    if (answer.ok) {
      for (const signal of answer.data.viewing) viewing.start(signal.conversationId, signal)
      for (const signal of answer.data.typing) typing.start(signal.conversationId, signal)
      this.sayViewing(id)
    }
    const complete = this.shown.get(id)
    this.shown.set(id, answer.ok)
    // Joined before the page is read, so that nothing falls between the page and the first live event.
    if (!complete) await loadThread(id).catch(() => {})
  }

  private leave(id: string) {
    this.shown.delete(id)
    this.lastTyped.delete(id)
    markStale(id)
    if (this.socket.connected) this.socket.emit('conversation:leave', { conversationId: id }, () => {})
  }

  private sayViewing(only?: string) {
    if (!this.socket.connected || document.visibilityState !== 'visible') return
    for (const [conversationId, joined] of this.shown)
      if (joined || conversationId === only)
        this.socket.volatile.emit('viewing:start', { conversationId }, () => {})
  }
}
