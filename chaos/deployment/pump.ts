import type { Socket } from 'node:net'

export type Faults = {
  /** Milliseconds each way, and by how much that varies. */
  latency?: number
  jitter?: number
  bytesPerSecond?: number
  /** The largest piece that is written at once. */
  slice?: number
  /** For each piece that passes: the chance that the connection is reset instead. */
  resetChance?: number
}

type Waiting = { bytes: Buffer; due: number }

const mostWaiting = 1_000_000

/** One direction of one connection. Keeps the order of bytes, whatever it does to their time. */
export class Pump {
  private readonly waiting: Waiting[] = []
  private waitingBytes = 0
  private lastDue = 0
  private timer: NodeJS.Timeout | undefined
  private held = false
  private stopped = false
  private flushed: (() => void) | undefined

  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
    private readonly faults: () => Faults,
    private readonly onReset: () => void,
    rewrite?: (write: (bytes: Buffer) => void) => (bytes: Buffer) => void,
  ) {
    const write = (bytes: Buffer) => this.take(bytes)
    from.on('data', rewrite ? rewrite(write) : write)
    from.on('end', () => this.whenFlushed(() => to.end()))
    to.on('drain', () => this.flow())
  }

  /** Swallows nothing for good: what is held back goes on when it ends, as with a network that comes back. */
  hold(held: boolean) {
    this.held = held
    this.flow()
    if (!held) this.flush()
  }

  stop() {
    this.stopped = true
    clearTimeout(this.timer)
  }

  /** Once everything has passed; a connection that is held does not end for the other side. */
  whenFlushed(done: () => void) {
    this.flushed = done
    this.flush()
  }

  private take(bytes: Buffer) {
    const { slice = bytes.length, resetChance = 0 } = this.faults()
    if (resetChance > 0 && Math.random() < resetChance) return this.onReset()
    for (let at = 0; at < bytes.length; at += slice) this.pass(bytes.subarray(at, at + slice))
    this.flow()
  }

  private pass(bytes: Buffer) {
    const { latency = 0, jitter = 0, bytesPerSecond } = this.faults()
    const now = Date.now()
    const travel = Math.max(0, latency + (Math.random() * 2 - 1) * jitter)
    const width = bytesPerSecond ? (bytes.length / bytesPerSecond) * 1_000 : 0
    const due = Math.max(now + travel, this.lastDue + width)
    if (due <= now && this.waiting.length === 0 && !this.held) return void this.to.write(bytes)
    this.lastDue = due
    this.waiting.push({ bytes, due })
    this.waitingBytes += bytes.length
    this.schedule()
  }

  private schedule() {
    const first = this.waiting[0]
    if (!first || this.held || this.stopped) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.flush(), Math.max(0, first.due - Date.now()))
  }

  private flush() {
    const now = Date.now()
    while (!this.held && this.waiting[0] && this.waiting[0].due <= now) {
      const { bytes } = this.waiting.shift() as Waiting
      this.waitingBytes -= bytes.length
      this.to.write(bytes)
    }
    this.schedule()
    this.flow()
    if (this.waiting.length > 0 || this.held) return
    const { flushed } = this
    this.flushed = undefined
    flushed?.()
  }

  /** Reads on only as fast as the other side takes it, so that a slow reader is felt by the writer. */
  private flow() {
    if (this.held || this.waitingBytes > mostWaiting || this.to.writableNeedDrain) this.from.pause()
    else this.from.resume()
  }
}
