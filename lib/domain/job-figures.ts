import { run } from '@/lib/db/pool'
import { queues } from './jobs'

/** What waits in a queue; `lagMs` is for how long its oldest job could have been worked on. */
export type JobFigures = { queue: string; waiting: number; lagMs: number }

const statement = {
  name: 'job-figures',
  text: `SELECT q.name AS queue, count(j.id)::int AS waiting,
      coalesce(1000 * extract(epoch FROM now() - min(j.start_after) FILTER (WHERE j.start_after <= now())), 0)::int AS "lagMs"
    FROM unnest($1::text[]) q(name) LEFT JOIN pgboss.job j ON j.name = q.name AND j.state < 'active' GROUP BY q.name`,
}

/** How much waits in each queue, and how long already. Jobs that wait for their next try on purpose have no lag. */
export const jobFigures = (): Promise<JobFigures[]> => run<JobFigures>(statement, [queues])
