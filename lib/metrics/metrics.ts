import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { sharedState } from '@/lib/shared-state'

/** One value of a gauge that is asked for when somebody looks. */
export type Reading = { labels?: Record<string, string>; value: number }
type Source = () => Reading[] | Promise<Reading[]>

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

const create = () => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name: `parley_${name}_total`, help, labelNames, registers })
  const histogram = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Histogram({ name: `parley_${name}_seconds`, help, labelNames, buckets: seconds, registers })
  return {
    registry,
    eventsEmitted: counter('events_emitted', 'Events handed to the sockets of this node, by name', ['name']),
    relayLag: histogram('relay_lag', 'From writing an event to handing it to the sockets of this node', []),
    headChecks: counter('head_checks', 'Head checks, and whether they found anything', ['outcome']),
    gapReads: counter('gap_reads', 'Reads of the log because an event was missing or late', []),
    replays: counter('replays', 'Pages of the log given to a window that was away', []),
    resets: counter('resets', 'Windows told to take a fresh snapshot', []),
    disconnects: counter('disconnects', 'Sockets that ended, by reason', ['reason']),
    refusedHandshakes: counter('refused_handshakes', 'Sockets that were not let in, by error code', ['code']),
    jobsFailed: counter('jobs_failed', 'Tries of jobs that failed, most of which are repeated', ['queue']),
    rateLimited: counter('rate_limited', 'What was refused by a limit, by the limit', ['limit']),
    requests: histogram('http_request_duration', 'Requests, by route pattern', ['method', 'route', 'status']),
  }
}

/** The figures of this process, one set for both copies of the code. Ask for it only where something is counted. */
export const metrics = () => sharedState('metrics', create)

/**
 * A gauge that is read when `/metrics` is asked for. Given twice, the newer source counts; null takes it away. A source
 * that throws leaves its gauge out of that answer.
 */
export const provideGauge = (name: string, help: string, labelNames: string[], source: Source | null) => {
  const { registry } = metrics()
  registry.removeSingleMetric(name)
  if (!source) return
  new Gauge({
    name,
    help,
    labelNames,
    registers: [registry],
    async collect() {
      this.reset()
      try {
        for (const { labels = {}, value } of await source()) this.set(labels, value)
      } catch {
        // What cannot be read is absent from the answer; the rest of it must not be.
      }
    },
  })
}
