import PgBoss from 'pg-boss'
import { processWaitingDeliveries } from '@/lib/domain/inbound/waiting-deliveries'
import { type ReadReceiptJob, readReceiptQueue, type SendJob, sendQueue } from '@/lib/domain/jobs'
import { onKickSending } from '@/lib/domain/messages/kick-sending'
import { SendLater, sendQueued } from '@/lib/domain/messages/send-queued'
import { sendReadReceipt } from '@/lib/domain/messages/send-read-receipt'
import { log } from '@/lib/log'

const sweepInterval = 3_000
// Several workers, so that one slow call to a provider holds up only the few jobs fetched with it.
const workerCount = 4
const batchSize = 5

type Workers = { stop: () => Promise<void> }

const sendOne = async (boss: PgBoss, job: PgBoss.JobWithMetadata<SendJob>) => {
  try {
    await sendQueued(job.data, job.retryCount >= job.retryLimit)
    await boss.complete(sendQueue, job.id)
  } catch (cause) {
    if (!(cause instanceof SendLater))
      log().warn({ err: cause, jobId: job.id }, 'a send failed; the queue repeats it')
    await boss.fail(sendQueue, job.id, { message: String(cause) })
  }
}

/** Deliveries that nobody processed are looked for again and again; one sweep at a time. */
const startSweep = () => {
  let sweeping: Promise<void> | null = null
  const timer = setInterval(() => {
    sweeping ??= processWaitingDeliveries()
      .catch((cause) => log().warn({ err: cause }, 'the sweep for deliveries failed; will try again'))
      .finally(() => {
        sweeping = null
      })
  }, sweepInterval)
  return async () => {
    clearInterval(timer)
    await sweeping
  }
}

/** Works on jobs in this process until stopped; stopping waits for the calls in flight, at most some seconds. */
export const startWorkers = async (databaseUrl: string): Promise<Workers> => {
  const boss = new PgBoss({ connectionString: databaseUrl, max: 4, migrate: false })
  boss.on('error', (cause) => log().warn({ err: cause }, 'the job queue has trouble; will try again'))
  await boss.start()
  const options = { includeMetadata: true as const, batchSize, pollingIntervalSeconds: 1 }
  const workerIds = await Promise.all(
    Array.from({ length: workerCount }, () =>
      boss.work<SendJob>(sendQueue, options, async (jobs) => {
        await Promise.all(jobs.map((job) => sendOne(boss, job)))
      }),
    ),
  )
  await boss.work<ReadReceiptJob>(readReceiptQueue, { pollingIntervalSeconds: 1 }, async ([job]) => {
    if (job) await sendReadReceipt(job.data)
  })
  let turn = 0
  onKickSending(() => boss.notifyWorker(workerIds[turn++ % workerCount] ?? ''))
  const stopSweep = startSweep()
  return {
    stop: async () => {
      onKickSending(null)
      await stopSweep()
      await boss.stop({ graceful: true, wait: true, timeout: 5_000 })
    },
  }
}
