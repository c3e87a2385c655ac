import PgBoss from 'pg-boss'
import { queues } from '@/lib/domain/jobs'
import { queueConnection } from './queue-connection'

/**
 * Makes the queue's tables in the database and our queues in them, if they are not there. The domain inserts jobs with
 * SQL of its own inside its transactions, so this must have run before anything is served.
 */
export const installQueues = async (databaseUrl: string): Promise<void> => {
  const boss = new PgBoss({ ...queueConnection(databaseUrl), supervise: false, schedule: false, max: 1 })
  boss.on('error', () => {})
  await boss.start()
  for (const queue of queues) if (!(await boss.getQueue(queue))) await boss.createQueue(queue)
  await boss.stop({ graceful: false })
}
