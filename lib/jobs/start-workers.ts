import PgBoss from 'pg-boss'
import { bus } from '@/lib/bus/bus'
import { workTopic } from '@/lib/bus/topics'
import { processWaitingDeliveries } from '@/lib/domain/inbound/waiting-deliveries'
import { type ReadReceiptJob, readReceiptQueue, type SendJob, sendQueue } from '@/lib/domain/jobs'
import { onKickSending } from '@/lib/domain/messages/kick-sending'
import { SendLater, sendQueued } from '@/lib/domain/messages/send-queued'
import { sendReadReceipt } from '@/lib/domain/messages/send-read-receipt'
import { wakeStuckMessages } from '@/lib/domain/messages/wake-stuck'
import { pruneEvents } from '@/lib/events/prune-events'
import { log } from '@/lib/log'
import { metrics } from '@/lib/metrics/metrics'
import { beat, setWorking } from './heartbeat'
import { queueConnection } from './queue-connection'

const sweepInterval = 3_000
const wakeInterval = 20_000
const pruneInterval = 60 * 60_000
// Several workers, so that one slow call to a provider holds up only the few jobs fetched with it.
const workerCount = 4
const batchSize = 5

type Workers = { stop: () => Promise<void> }

const sendOne = async (boss: PgBoss, job: PgBoss.JobWithMetadata<SendJob>) => {
  try {
    await sendQueued(job.data, job.retryCount >= job.retryLimit)
    await boss.complete(sendQueue, job.id)
    log().debug({ jobId: job.id, queue: sendQueue, messageId: job.data.messageId }, 'a job was done')
  } catch (cause) {
    if (cause instanceof SendLater)
      log().debug({ jobId: job.id, queue: sendQueue }, 'a send is tried again later')
    else log().warn({ err: cause, jobId: job.id }, 'a send failed; the queue repeats it')
    metrics().jobsFailed.inc({ queue: sendQueue })
    await boss.fail(sendQueue, job.id, { message: String(cause) })
  }
}

/** Repeats a piece of upkeep, one run at a time; trouble is logged and the next run tries again. */
const repeat = (interval: number, name: string, upkeep: () => Promise<unknown>) => {
  let running: Promise<unknown> | null = null
  const timer = setInterval(() => {
    running ??= upkeep()
      .then(beat)
      .catch((cause) => log().warn({ err: cause, name }, 'upkeep failed; will try again'))
      .finally(() => {
        running = null
      })
  }, interval)
  return async () => {
    clearInterval(timer)
    await running
  }
}

const pruneAll = async () => {
  while ((await pruneEvents()) > 0);
}

/** Works on jobs in this process until stopped; stopping waits for the calls in flight, at most some seconds. */
export const startWorkers = async (databaseUrl: string): Promise<Workers> => {
  const boss = new PgBoss({ ...queueConnection(databaseUrl), max: 4, migrate: false })
  let stopping = false
  boss.on('error', (cause) => {
    // While stopping, connections are cut on purpose.
    if (!stopping) log().warn({ err: cause }, 'the job queue has trouble; will try again')
  })
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
  const kick = () => boss.notifyWorker(workerIds[turn++ % workerCount] ?? '')
  onKickSending(kick)
  const stopHearing = bus()?.subscribe(workTopic, kick)
  const stopUpkeep = [
    repeat(sweepInterval, 'process waiting deliveries', processWaitingDeliveries),
    repeat(wakeInterval, 'wake stuck messages', wakeStuckMessages),
    repeat(pruneInterval, 'prune events', pruneAll),
  ]
  setWorking(true)
  return {
    stop: async () => {
      stopping = true
      setWorking(false)
      onKickSending(null)
      stopHearing?.()
      for (const stop of stopUpkeep) await stop()
      await boss.stop({ graceful: true, wait: true, timeout: 5_000 })
    },
  }
}
