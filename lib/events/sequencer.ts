export type Sequenced = { seq: number }

type Options<Event extends Sequenced> = {
  /** Everything up to here has been emitted already. */
  position: number
  emit: (event: Event) => void
  /** Reads the log from the position on; called when a gap does not close by itself. Must give contiguous events. */
  readGap: (after: number) => Promise<Event[]>
  /** How long an early event may wait for the ones before it, ms. */
  holdFor?: number
  schedule?: (run: () => void, delay: number) => void
  /** Told of a failed read; the next offer or head check tries again. */
  onError?: (cause: unknown) => void
}

/**
 * Emits one workspace's events in the log's order, each once (R3), however they arrive: drops what is old, emits what is
 * next, holds what is early for a moment, then reads the gap from the log. Knows no database, socket or clock.
 */
export class Sequencer<Event extends Sequenced> {
  private readonly early = new Map<number, Event>()
  private reading = false
  private waiting = false
  private stopped = false
  position: number

  constructor(private readonly options: Options<Event>) {
    this.position = options.position
  }

  offer(event: Event) {
    if (event.seq <= this.position) return
    this.early.set(event.seq, event)
    this.drain()
    if (this.early.size > 0) this.waitForGap()
  }

  /** The log is known to reach to `seq`: whatever is missing is read, page by page. */
  async reach(seq: number) {
    for (let before = -1; seq > this.position && before < this.position && !this.stopped; ) {
      before = this.position
      await this.read()
    }
  }

  stop() {
    this.stopped = true
    this.early.clear()
  }

  private drain() {
    for (let next = this.early.get(this.position + 1); next; next = this.early.get(this.position + 1)) {
      this.early.delete(next.seq)
      // Before emitting: what the emit sets off must see where the log stands.
      this.position = next.seq
      this.options.emit(next)
    }
  }

  private waitForGap() {
    if (this.waiting) return
    this.waiting = true
    const schedule = this.options.schedule ?? ((run, delay) => void setTimeout(run, delay))
    schedule(() => {
      this.waiting = false
      if (this.early.size > 0) void this.read()
    }, this.options.holdFor ?? 30)
  }

  private async read() {
    if (this.reading || this.stopped) return
    this.reading = true
    try {
      for (let events = await this.options.readGap(this.position); events.length > 0 && !this.stopped; ) {
        for (const event of events) if (event.seq > this.position) this.early.set(event.seq, event)
        const before = this.position
        this.drain()
        for (const seq of this.early.keys()) if (seq <= this.position) this.early.delete(seq)
        events =
          this.early.size > 0 && this.position > before ? await this.options.readGap(this.position) : []
      }
    } catch (cause) {
      this.options.onError?.(cause)
    } finally {
      this.reading = false
    }
    if (this.early.size > 0 && !this.stopped) this.waitForGap()
  }
}
