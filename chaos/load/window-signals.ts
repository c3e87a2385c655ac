import type { Socket } from 'socket.io-client'
import type { ClientToServerEvents, ServerToClientEvents } from '@/lib/contract/commands'
import type { LoggedEvent } from '@/lib/contract/events'
import type { SignalData } from '@/lib/contract/signals'

export type HeardTyping = SignalData<'typing:start'> & { heardAt: number; shownUntil: number }

/** Who types, as this window would show it (stores/signals.ts), and when it heard that. */
export class WindowSignals {
  /** Every beginning that was heard. */
  readonly typing: HeardTyping[] = []
  readonly presence = new Map<string, 'online' | 'away'>()

  constructor(socket: Socket<ServerToClientEvents, ClientToServerEvents>) {
    socket.on('typing:start', (signal) => {
      this.typing.push({ ...signal, heardAt: Date.now(), shownUntil: Date.now() + signal.ttl })
    })
    socket.on('typing:stop', ({ conversationId, userId }) => this.hide(conversationId, userId))
    socket.on('user:online', ({ userIds }) => this.setPresence(userIds, 'online'))
    socket.on('user:away', ({ userIds }) => this.setPresence(userIds, 'away'))
    socket.on('user:offline', ({ userIds }) => {
      for (const userId of userIds) this.presence.delete(userId)
    })
  }

  apply(event: LoggedEvent) {
    if (event.name !== 'message:new') return
    const { conversationId, authorId } = event.data.message
    if (authorId) this.hide(conversationId, authorId)
  }

  /** Who is shown as typing now. */
  shown(): HeardTyping[] {
    return this.typing.filter(({ shownUntil }) => shownUntil > Date.now())
  }

  clear() {
    for (const signal of this.typing) signal.shownUntil = Math.min(signal.shownUntil, Date.now())
    this.presence.clear()
  }

  private hide(conversationId: string, userId: string) {
    for (const signal of this.typing)
      if (signal.conversationId === conversationId && signal.userId === userId)
        signal.shownUntil = Math.min(signal.shownUntil, Date.now())
  }

  private setPresence(userIds: string[], state: 'online' | 'away') {
    for (const userId of userIds) this.presence.set(userId, state)
  }
}
