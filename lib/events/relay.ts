import { bus } from '@/lib/bus/bus'
import { workspaceTopic } from '@/lib/bus/topics'
import { failpoint } from '@/lib/failpoint'
import { log } from '@/lib/log'
import { metrics } from '@/lib/metrics/metrics'
import { sharedState } from '@/lib/shared-state'
import { type Head, readEvents, readHeads, type StoredEvent } from './log'
import { Sequencer } from './sequencer'

/** How often the log's heads are compared with what was emitted here: heals whatever was not announced (R3). */
const headCheckInterval = 500
/** A few head checks may be slow before a log counts as behind. */
const tolerated = 5 * headCheckInterval
const gapPage = 500
const ringSize = 2_000

type Stream = {
  epoch: string
  minSeq: number
  sequencer: Sequencer<StoredEvent>
  ring: StoredEvent[]
  stopHearing: () => void
  /** When all that the log held was last known to be emitted here, ms of a clock that nobody sets. */
  abreastAt: number
}

const lateness = ({ abreastAt }: Stream): number => Math.round(performance.now() - abreastAt)

export type Emit = (event: StoredEvent) => void

/**
 * Carries committed events to this node's sockets, each workspace's in the log's order. It follows only workspaces that
 * somebody here listens to.
 */
export class Relay {
  private readonly streams = new Map<string, Stream>()
  private readonly opening = new Map<string, Promise<Stream>>()
  private timer: NodeJS.Timeout | undefined
  private checking = false

  constructor(
    private readonly emit: Emit,
    /** Told when a workspace's epoch changed: every window must reset (R6). */
    private readonly onNewEpoch: (workspaceId: string, epoch: string) => void,
    /** Begins to hear what other nodes say about a workspace; answers how to stop. */
    private readonly hearOthers: (workspaceId: string) => () => void = () => () => {},
  ) {}

  /** Events were committed, by this process or another. Order and completeness are the sequencer's business. */
  offer(events: StoredEvent[]) {
    for (const event of events) this.streams.get(event.workspaceId)?.sequencer.offer(event)
  }

  /** Follows a workspace from the present head on, if it is not followed yet. */
  async follow(workspaceId: string): Promise<{ epoch: string; seq: number; minSeq: number }> {
    const stream = this.streams.get(workspaceId) ?? (await this.open(workspaceId))
    return { epoch: stream.epoch, seq: stream.sequencer.position, minSeq: stream.minSeq }
  }

  /** What has been emitted so far; undefined when the workspace is not followed. */
  position(workspaceId: string): { epoch: string; seq: number } | undefined {
    const stream = this.streams.get(workspaceId)
    return stream && { epoch: stream.epoch, seq: stream.sequencer.position }
  }

  /** For how many ms this node has not been at the end of a workspace's log, or not been able to ask (R16). */
  behind(workspaceId: string): number {
    const stream = this.streams.get(workspaceId)
    const late = stream ? lateness(stream) : 0
    return late > tolerated ? late : 0
  }

  unfollow(workspaceId: string) {
    const stream = this.streams.get(workspaceId)
    stream?.sequencer.stop()
    stream?.stopHearing()
    this.streams.delete(workspaceId)
  }

  followed(): string[] {
    return [...this.streams.keys()]
  }

  /** For how long it is not known of some log that all of it was emitted here, ms; 0 while all is well. */
  get lag(): number {
    return Math.max(0, ...[...this.streams.values()].map(lateness).map((late) => late - headCheckInterval))
  }

  /** How many events can be replayed from memory. */
  historySize(workspaceId: string): number {
    return this.streams.get(workspaceId)?.ring.length ?? 0
  }

  /** Emitted events after a position, from memory when it reaches back far enough, else from the log. */
  async eventsAfter(workspaceId: string, after: number, limit: number): Promise<StoredEvent[]> {
    const ring = this.streams.get(workspaceId)?.ring
    const first = ring?.[0]
    if (ring && first && first.seq <= after + 1) {
      const start = after + 1 - first.seq
      return ring.slice(start, start + limit)
    }
    return readEvents(workspaceId, after, limit)
  }

  start() {
    this.timer = setInterval(() => void this.checkHeads(), headCheckInterval)
  }

  stop() {
    clearInterval(this.timer)
    for (const workspaceId of this.followed()) this.unfollow(workspaceId)
  }

  private open(workspaceId: string): Promise<Stream> {
    const known = this.opening.get(workspaceId)
    if (known) return known
    const opened = this.create(workspaceId).finally(() => this.opening.delete(workspaceId))
    this.opening.set(workspaceId, opened)
    return opened
  }

  private async create(workspaceId: string): Promise<Stream> {
    const [head] = await readHeads([workspaceId])
    if (!head) throw new Error(`workspace ${workspaceId} has no event stream`)
    const ring: StoredEvent[] = []
    const sequencer = new Sequencer<StoredEvent>({
      position: head.seq,
      emit: (event) => {
        ring.push(event)
        if (ring.length > ringSize * 2) ring.splice(0, ringSize)
        this.emit(event)
      },
      readGap: (after) => {
        metrics().gapReads.inc()
        return readEvents(workspaceId, after, gapPage)
      },
      onError: (cause) =>
        log().warn({ err: cause, workspaceId }, 'reading the event log failed; will try again'),
    })
    const { epoch, minSeq } = head
    const stream: Stream = {
      epoch,
      minSeq,
      sequencer,
      ring,
      abreastAt: performance.now(),
      stopHearing: () => {},
    }
    this.streams.set(workspaceId, stream)
    stream.stopHearing = this.hearOthers(workspaceId)
    return stream
  }

  /** Compares what was emitted with where the logs end, and reads what is missing. One at a time. */
  async checkHeads() {
    if (this.checking || this.streams.size === 0) return
    this.checking = true
    try {
      // Positions are taken first: what is emitted while the query runs must not look like a log that went backwards.
      const before = new Map([...this.streams].map(([id, stream]) => [id, stream.sequencer.position]))
      for (const head of await readHeads([...before.keys()]))
        await this.checkHead(head, before.get(head.workspaceId) ?? 0)
      metrics().headChecks.inc({ outcome: 'done' })
    } catch (cause) {
      metrics().headChecks.inc({ outcome: 'failed' })
      log().warn({ err: cause }, 'the head check failed; will try again')
    } finally {
      this.checking = false
    }
  }

  private async checkHead(head: Head, emittedBefore: number) {
    const stream = this.streams.get(head.workspaceId)
    if (!stream) return
    stream.minSeq = head.minSeq
    // A log that went backwards is another log, whatever its epoch says.
    if (head.epoch !== stream.epoch || head.seq < emittedBefore) {
      this.unfollow(head.workspaceId)
      this.onNewEpoch(head.workspaceId, head.epoch)
      await this.follow(head.workspaceId)
      return
    }
    if (head.seq > stream.sequencer.position) metrics().headChecks.inc({ outcome: 'behind' })
    await stream.sequencer.reach(head.seq)
    if (stream.sequencer.position >= head.seq) stream.abreastAt = performance.now()
  }
}

type Slot = { relay: Relay | null }
const slot = () => sharedState('relay', (): Slot => ({ relay: null }))

/** server.ts installs the node's relay; workers without sockets have none. */
export const installRelay = (relay: Relay | null) => {
  slot().relay = relay
}

/** How far this node's sockets are behind the log, ms; 0 where there are none. */
export const relayLag = (): number => slot().relay?.lag ?? 0

/**
 * Hands events that were committed, all of one workspace, to this node's relay and wakes the other nodes. Called by
 * lib/domain after COMMIT, from either copy of the code.
 */
export const announce = (events: StoredEvent[]) => {
  failpoint('committed')
  slot().relay?.offer(events)
  const [first] = events
  if (first) bus()?.publish(workspaceTopic(first.workspaceId), { kind: 'events', events })
  failpoint('announced')
}
