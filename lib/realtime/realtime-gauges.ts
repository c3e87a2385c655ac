import type { Relay } from '@/lib/events/relay'
import { provideGauge } from '@/lib/metrics/metrics'
import type { RealtimeServer } from './types'

/** The gauges of a node's sockets, read when somebody asks. */
export const provideRealtimeGauges = (io: RealtimeServer, relay: Relay) => {
  const gauge = (name: string, help: string, read: () => number) =>
    provideGauge(`parley_${name}`, help, [], () => [{ value: read() }])
  gauge('connections', 'Sockets that are connected to this node', () => io.sockets.sockets.size)
  gauge('rooms', 'Rooms that somebody here is in', () => io.sockets.adapter.rooms.size)
  gauge('logs_followed', 'Workspaces whose log this node follows', () => relay.followed().length)
  gauge(
    'log_behind_seconds',
    'Since when it is not known that all of the log was emitted',
    () => relay.lag / 1000,
  )
}
