import type { EventName, LoggedEvent } from '@/lib/contract/events'

export type Applied = { seq: number; name: EventName }

/** What a window applied from one snapshot to the next: everything it may hear after `from`, up to `upTo`. */
export type Segment = { epoch: string; from: number; upTo: number; applied: Applied[] }

/** The record a window keeps of itself, for the checker; nothing of it steers the window. */
export class WindowLog {
  readonly segments: Segment[] = []
  /** Everything that came live, applied or not, so that what is foreign or doubled on the wire is seen too. */
  readonly heard = new Map<string, { name: EventName; count: number }>()
  readonly complaints: string[] = []
  heardCount = 0
  private readonly lastLive = new Map<string, number>()

  begin(epoch: string, seq: number) {
    this.segments.push({ epoch, from: seq, upTo: seq, applied: [] })
  }

  connected() {
    this.lastLive.clear()
  }

  /** A live event, as it came over the socket: each once and in order on one connection (R3). */
  live({ seq, epoch, name }: LoggedEvent) {
    this.heardCount++
    const key = `${epoch}:${seq}`
    const known = this.heard.get(key)
    this.heard.set(key, { name, count: (known?.count ?? 0) + 1 })
    const last = this.lastLive.get(epoch) ?? 0
    if (seq <= last) this.complaints.push(`${name} ${seq} came after ${last} on one connection`)
    this.lastLive.set(epoch, seq)
  }

  replayed({ seq, epoch, name }: LoggedEvent) {
    this.heardCount++
    if (!this.heard.has(`${epoch}:${seq}`)) this.heard.set(`${epoch}:${seq}`, { name, count: 1 })
  }

  applied({ seq, name }: LoggedEvent) {
    this.segments.at(-1)?.applied.push({ seq, name })
  }

  cursor(seq: number) {
    const current = this.segments.at(-1)
    if (current) current.upTo = seq
  }
}
