import { run } from '@/lib/db/pool'
import { enqueue, sendJobData } from '../job-sql'
import { sendQueue, sendRetryLimit } from '../jobs'
import { kickSending } from './kick-sending'

/**
 * A job for every message that is the next of its conversation to be sent and has none. $1 queue, $2 retry limit.
 * A try that began a short while ago is let be: its job may be about to conclude.
 */
const statement = {
  name: 'wake-stuck-messages',
  text: `${enqueue({ queue: '$1', data: sendJobData('m'), retryLimit: '$2', from: 'FROM messages m' })}
    WHERE m.status = 'queued' AND coalesce(m.attempted_at, m.created_at) < now() - interval '70 seconds'
      AND NOT EXISTS (SELECT 1 FROM messages e WHERE e.workspace_id = m.workspace_id
        AND e.conversation_id = m.conversation_id AND e.status = 'queued' AND e.position < m.position)
      AND NOT EXISTS (SELECT 1 FROM pgboss.job j WHERE j.name = $1 AND j.state IN ('created', 'retry', 'active')
        AND j.data->>'messageId' = m.id::text)
    LIMIT 100 RETURNING id`,
}

/**
 * A process that dies between two steps, or a queue that loses a job, may leave a message without anybody who would send
 * it, and it would hold up all that were written after it. This finds such messages and gives them a job again; what was
 * begun and not concluded becomes `unconfirmed` by it, never a second call (R11). Answers how many.
 */
export const wakeStuckMessages = async (): Promise<number> => {
  const jobs = await run(statement, [sendQueue, sendRetryLimit])
  if (jobs.length > 0) kickSending()
  return jobs.length
}
