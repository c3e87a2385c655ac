import { bus } from '@/lib/bus/bus'
import { pool } from '@/lib/db/pool'
import { deliveryFigures } from '@/lib/domain/inbound/delivery-figures'
import { jobFigures } from '@/lib/domain/job-figures'
import { isDraining } from '@/lib/draining'
import { waitingInLines } from '@/lib/limits/workspace-line'
import { provideGauge } from '@/lib/metrics/metrics'

const database = () => {
  const { totalCount, idleCount, waitingCount } = pool()
  return [
    { labels: { state: 'in_use' }, value: totalCount - idleCount },
    { labels: { state: 'idle' }, value: idleCount },
    { labels: { state: 'waiting' }, value: waitingCount },
  ]
}

const deliveries = async () => {
  const { waiting, quarantined } = await deliveryFigures()
  return [
    { labels: { state: 'waiting' }, value: waiting },
    { labels: { state: 'quarantined' }, value: quarantined },
  ]
}

const jobs = async (key: 'waiting' | 'lagMs', unit: number) =>
  (await jobFigures()).map((figures) => ({ labels: { queue: figures.queue }, value: figures[key] / unit }))

/** The gauges of a process that are not about its sockets, read when somebody asks. */
export const provideGauges = () => {
  provideGauge(
    'parley_database_connections',
    'Connections of the pool, and who waits for one',
    ['state'],
    database,
  )
  provideGauge('parley_deliveries', 'Webhook deliveries not yet used', ['state'], deliveries)
  provideGauge('parley_jobs_waiting', 'Jobs in the queue', ['queue'], () => jobs('waiting', 1))
  provideGauge('parley_jobs_lag_seconds', 'How long the oldest due job waits', ['queue'], () =>
    jobs('lagMs', 1000),
  )
  provideGauge('parley_lines_waiting', 'Work of workspaces that waits for its turn', [], () => [
    { value: waitingInLines() },
  ])
  provideGauge(
    'parley_bus_connected',
    'Whether other nodes are heard and hear us; absent without Redis',
    [],
    () => {
      const link = bus()
      return link ? [{ value: Number(link.connected) }] : []
    },
  )
  provideGauge('parley_bus_messages', 'What was said between nodes since the start', ['outcome'], () =>
    Object.entries(bus()?.figures ?? {}).map(([outcome, value]) => ({ labels: { outcome }, value })),
  )
  provideGauge('parley_draining', 'Whether this node is being emptied', [], () => [
    { value: Number(isDraining()) },
  ])
}
