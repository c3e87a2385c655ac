import type { SendOutcome } from '@/lib/channels/channel'
import { sendText } from '@/lib/channels/whatsapp-cloud/send-text'
import { run } from '@/lib/db/pool'
import { failpoint } from '@/lib/failpoint'
import { log } from '@/lib/log'
import { findChannelSecrets } from '../channels/find-channel-secrets'
import { graphUrlOf } from '../channels/graph-url'
import { enqueue, sendJobData } from '../job-sql'
import { type SendJob, sendQueue, sendRetryLimit } from '../jobs'
import { kickSending } from './kick-sending'
import { moveStatus } from './move-status'
import { opaqueOf } from './opaque'

/** A try that began this long ago and was not concluded belongs to a process that died. */
const abandonedAfter = '60 seconds'

type Claimed = {
  state: 'claimed' | 'abandoned' | 'other'
  channel_id: string
  to: string
  text: string
  reply_to: string | null
  attempt: number
}

/**
 * Takes a queued message for one call: only when no earlier one of the conversation still waits, so that messages reach
 * the customer in the order they were written. `attempt` is raised before the call (R11). $1 workspace, $2 message
 */
const claim = {
  name: 'claim-message',
  text: `WITH message AS (
      SELECT * FROM messages WHERE workspace_id = $1 AND id = $2 AND status = 'queued'
    ), claimed AS (
      UPDATE messages m SET attempt = m.attempt + 1, attempted_at = now() FROM message q
      WHERE m.workspace_id = q.workspace_id AND m.id = q.id AND m.status = 'queued' AND m.attempted_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM messages e WHERE e.workspace_id = q.workspace_id
          AND e.conversation_id = q.conversation_id AND e.status = 'queued' AND e.position < q.position)
      RETURNING m.*
    )
    SELECT CASE WHEN c.id IS NOT NULL THEN 'claimed'
        WHEN q.attempted_at < now() - interval '${abandonedAfter}' THEN 'abandoned' ELSE 'other' END AS state,
      coalesce(c.attempt, q.attempt) AS attempt, q.channel_id, k.phone AS to, q.text,
      (SELECT r.provider_message_id FROM messages r WHERE r.workspace_id = q.workspace_id AND r.id = q.reply_to_id)
        AS reply_to
    FROM message q LEFT JOIN claimed c ON c.id = q.id
    JOIN conversations v ON v.workspace_id = q.workspace_id AND v.id = q.conversation_id
    JOIN contacts k ON k.workspace_id = v.workspace_id AND k.id = v.contact_id`,
}

/** Surely not accepted: the message may be claimed again. */
const handBack = {
  name: 'hand-back-message',
  text: `UPDATE messages SET attempted_at = NULL WHERE workspace_id = $1 AND id = $2 AND attempt = $3`,
}

/** A job for the message that waited behind this one. $1 workspace, $2 message, $3 queue, $4 retry limit */
const enqueueNext = {
  name: 'enqueue-next-message',
  text: `${enqueue({ queue: '$3', data: sendJobData('n'), retryLimit: '$4', from: 'FROM messages m' })}
    JOIN messages n ON n.workspace_id = m.workspace_id AND n.conversation_id = m.conversation_id
      AND n.position > m.position AND n.status = 'queued'
    WHERE m.workspace_id = $1 AND m.id = $2 ORDER BY n.position LIMIT 1 RETURNING id`,
}

const callProvider = async ({ messageId }: SendJob, message: Claimed): Promise<SendOutcome> => {
  const channel = await findChannelSecrets(message.channel_id).catch((cause) => {
    log().warn({ err: cause, messageId }, 'the channel of a message could not be read; will try again')
    return undefined
  })
  // Nothing was asked of the provider yet, so it may be tried again.
  if (channel === undefined)
    return { kind: 'retry', error: { code: 0, title: 'The channel could not be opened', detail: '' } }
  if (!channel) return { kind: 'rejected', error: { code: 0, title: 'The channel was removed', detail: '' } }
  const { phoneNumberId, accessToken } = channel
  const { to, text, reply_to: replyTo, attempt } = message
  const opaque = opaqueOf(messageId, attempt)
  return sendText(
    { graphUrl: graphUrlOf(channel), phoneNumberId, accessToken },
    { to, text, replyTo, opaque },
  )
}

const record = async ({ workspaceId, messageId }: SendJob, attempt: number, outcome: SendOutcome) => {
  const move = { workspaceId, messageId, attempt, channelId: null, providerMessageId: null, error: null }
  if (outcome.kind === 'accepted')
    await moveStatus({ ...move, status: 'sent', providerMessageId: outcome.providerMessageId })
  else if (outcome.kind === 'unknown') await moveStatus({ ...move, status: 'unconfirmed' })
  else await moveStatus({ ...move, status: 'failed', error: outcome.error })
  const next = await run(enqueueNext, [workspaceId, messageId, sendQueue, sendRetryLimit])
  if (next.length > 0) kickSending()
}

/** The provider asks for patience: the queue repeats the job after a growing wait. */
export class SendLater extends Error {}

/**
 * One try to send a queued message. `lastTry`: no more will follow, so "later" becomes a failure that the person sees.
 * Throws `SendLater` when the queue shall repeat it; never makes a second call where the first may have succeeded (R11).
 */
export const sendQueued = async (job: SendJob, lastTry: boolean): Promise<void> => {
  const [message] = await run<Claimed>(claim, [job.workspaceId, job.messageId])
  if (!message || message.state === 'other') return
  if (message.state === 'abandoned') return record(job, message.attempt, { kind: 'unknown' })
  const outcome = await callProvider(job, message)
  if (outcome.kind === 'accepted') failpoint('provider-accepted')
  if (outcome.kind !== 'retry' || lastTry) return record(job, message.attempt, outcome)
  await run(handBack, [job.workspaceId, job.messageId, message.attempt])
  throw new SendLater(`${outcome.error.code} ${outcome.error.title}`)
}
