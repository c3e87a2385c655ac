import { room } from '@/lib/events/audience'
import type { Relay } from '@/lib/events/relay'
import { countsOf } from '@/lib/metrics/by-workspace'
import { nodeId } from '@/lib/node-id'
import { sharedState } from '@/lib/shared-state'
import type { RealtimeServer } from './types'

/** The connections of one workspace to this node, or of all. */
export type WorkspaceStats = {
  workspaceId: string
  connections: number
  people: number
  rooms: number
  eventsPerSecond: number
  replays: number
  resets: number
  /** Events that can be replayed from memory. */
  historySize: number
}
export type Stats = {
  node: string
  uptimeSeconds: number
  totals: Omit<WorkspaceStats, 'workspaceId'>
  workspaces: WorkspaceStats[]
}

/** Events per second are counted over the last two to three of these. */
export const sampleInterval = 5_000
const kept = 3

type Sample = { at: number; seqs: Map<string, number> }
const round = (value: number) => Math.round(value * 100) / 100

/** Reads the live figures of a node when somebody asks; costs nothing on the way of an event. */
export class StatsReader {
  private samples: Sample[] = []

  constructor(
    private readonly io: RealtimeServer,
    private readonly relay: Relay,
    private readonly now: () => number = Date.now,
  ) {}

  /** Notes where each log stands; the log's own numbers are the count of events. */
  sample() {
    const seqs = new Map(this.relay.followed().map((id) => [id, this.relay.position(id)?.seq ?? 0]))
    this.samples = [...this.samples, { at: this.now(), seqs }].slice(-kept)
  }

  /** What there is to say of one workspace, or, with null, of all. */
  read(workspaceId: string | null): Stats {
    const ids = workspaceId === null ? this.relay.followed() : [workspaceId]
    const workspaces = ids.map((id) => this.of(id))
    const sum = (key: keyof Stats['totals']) =>
      round(workspaces.reduce((total, each) => total + each[key], 0))
    const totals = {
      connections: sum('connections'),
      people: sum('people'),
      rooms: sum('rooms'),
      eventsPerSecond: sum('eventsPerSecond'),
      replays: sum('replays'),
      resets: sum('resets'),
      historySize: sum('historySize'),
    }
    return { node: nodeId(), uptimeSeconds: Math.round(process.uptime()), totals, workspaces }
  }

  private of(workspaceId: string): WorkspaceStats {
    const ids = this.io.sockets.adapter.rooms.get(room.workspace(workspaceId)) ?? new Set<string>()
    const rooms = new Set<string>()
    const people = new Set<string>()
    for (const id of ids) {
      const socket = this.io.sockets.sockets.get(id)
      if (socket) people.add(socket.data.actor.userId)
      for (const name of socket?.rooms ?? []) if (name !== id) rooms.add(name)
    }
    return {
      workspaceId,
      connections: ids.size,
      people: people.size,
      rooms: rooms.size,
      eventsPerSecond: this.rateOf(workspaceId),
      ...countsOf(workspaceId),
      historySize: this.relay.historySize(workspaceId),
    }
  }

  private rateOf(workspaceId: string): number {
    const first = this.samples.find(({ seqs }) => seqs.has(workspaceId))
    const seq = this.relay.position(workspaceId)?.seq
    if (!first || seq === undefined) return 0
    const elapsed = (this.now() - first.at) / 1000
    return elapsed > 0 ? round(Math.max(0, seq - (first.seqs.get(workspaceId) ?? seq)) / elapsed) : 0
  }
}

const slot = () => sharedState('stats', (): { reader: StatsReader | null } => ({ reader: null }))

/** createRealtime says who reads the figures; null when it stops. */
export const installStats = (reader: StatsReader | null) => {
  slot().reader = reader
}

const none = (): Stats => ({
  node: nodeId(),
  uptimeSeconds: Math.round(process.uptime()),
  totals: { connections: 0, people: 0, rooms: 0, eventsPerSecond: 0, replays: 0, resets: 0, historySize: 0 },
  workspaces: [],
})

/** The figures of this node for one workspace, or, with null, for all; zeros where no sockets are served. */
export const readStats = (workspaceId: string | null): Stats => slot().reader?.read(workspaceId) ?? none()
