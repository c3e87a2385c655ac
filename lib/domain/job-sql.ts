/** Jobs into pg-boss's own table, so that they commit with the change that needs them (R1). The rows follow. */
const insertJob = 'INSERT INTO pgboss.job (name, data, retry_limit, retry_delay, retry_backoff, expire_in)'

/** One job for each row of `from`. All but `from` are SQL expressions. */
export const enqueue = (job: {
  queue: string
  data: string
  retryLimit: string
  retryDelay?: number
  from: string
}) => `${insertJob}
  SELECT ${job.queue}, ${job.data}, ${job.retryLimit}, ${job.retryDelay ?? 1}, true, interval '2 minutes'
  ${job.from}`

/** The data of a job that sends the message `m`, a row of `messages`. */
export const sendJobData = (m: string) =>
  `jsonb_build_object('workspaceId', ${m}.workspace_id, 'messageId', ${m}.id)`
