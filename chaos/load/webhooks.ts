import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TestWorkspace } from '@/lib/testing/factories'
import { type Answers, request } from './answers'

const pause = 400

/** Delivers a webhook as Meta does: signed over the raw bytes, the same again until it is answered 200. */
export const deliverUntilTaken = async (
  answers: Answers,
  url: string,
  { channelId, appSecret }: TestWorkspace,
  raw: string,
  isOver: () => boolean,
): Promise<boolean> => {
  const signature = createHmac('sha256', appSecret).update(raw).digest('hex')
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` }
  const path = `/api/webhooks/whatsapp/${channelId}`
  while (!isOver()) {
    const { status } = await request(answers, {
      url,
      method: 'POST',
      path,
      body: raw,
      headers,
      timeout: 10_000,
    })
    if (status === 200) return true
    await sleep(pause)
  }
  return false
}
