/** A signal about one window in one conversation, as it was last said. */
export type Sighting = { conversationId: string; userId: string; clientId: string }
type Kept<Signal> = { signal: Signal; expiresAt: number }

/**
 * What windows last said of themselves (typing, viewing), so that who joins a conversation later sees it at once and
 * what a window leaves behind can be taken back. Everything expires by itself (R10).
 */
export class Sightings<Signal extends Sighting> {
  private readonly bySocket = new Map<string, Map<string, Kept<Signal>>>()

  constructor(
    private readonly ttl: number,
    // Not the wall clock: one that is set back would keep people typing (R10).
    private readonly now: () => number = () => performance.now(),
  ) {}

  start(socketId: string, signal: Signal) {
    const kept = this.bySocket.get(socketId) ?? new Map<string, Kept<Signal>>()
    this.bySocket.set(socketId, kept)
    kept.set(signal.conversationId, { signal, expiresAt: this.now() + this.ttl })
  }

  /** Forgets one; answers whether there was one. */
  stop(socketId: string, conversationId: string): boolean {
    const kept = this.bySocket.get(socketId)
    const known = kept?.delete(conversationId) ?? false
    if (kept?.size === 0) this.bySocket.delete(socketId)
    return known
  }

  /** Forgets all of a window that is gone; answers what it had. */
  stopAll(socketId: string): Signal[] {
    const kept = this.bySocket.get(socketId)
    this.bySocket.delete(socketId)
    return kept ? [...kept.values()].map((entry) => entry.signal) : []
  }

  /** Forgets what has expired: windows of other nodes may go without a word. */
  sweep() {
    for (const [socketId, kept] of this.bySocket) {
      for (const [conversationId, { expiresAt }] of kept)
        if (expiresAt <= this.now()) kept.delete(conversationId)
      if (kept.size === 0) this.bySocket.delete(socketId)
    }
  }

  /** What holds in a conversation now, without one window's own. */
  in(conversationId: string, exceptSocketId: string): Signal[] {
    const found: Signal[] = []
    for (const [socketId, kept] of this.bySocket) {
      const entry = kept.get(conversationId)
      if (entry && socketId !== exceptSocketId && entry.expiresAt > this.now()) found.push(entry.signal)
    }
    return found
  }
}
