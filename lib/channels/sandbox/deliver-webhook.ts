import { createHmac } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { open } from '@/lib/auth/secret-box'
import { log } from '@/lib/log'
import { ownAddress } from '@/lib/own-address'
import { sharedState } from '@/lib/shared-state'
import type { SandboxNumber } from './sandbox-channel'
import { webhookBody } from './webhook-payload'

/** Meta repeats for up to seven days, ever more slowly; a sandbox gives up after about half a minute. */
export const retryDelays = [250, 1_000, 3_000, 8_000, 20_000]

/** More than this many at once means that nobody takes them; newer ones are dropped. */
const mostUnderway = 2_000

const underway = () => sharedState('sandbox-webhooks', () => ({ count: 0 }))

/** The header's value: HMAC-SHA256 of the raw body with the app secret. */
export const signatureOf = (body: string, appSecret: string) =>
  `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`

/** Where this very server takes webhooks: the sandbox posts to it over the network, as Meta does. */
const webhookUrl = (channelId: string) => `${ownAddress()}/api/webhooks/whatsapp/${channelId}`

const post = async (url: string, body: string, signature: string): Promise<boolean> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'facebookexternalua',
      'x-hub-signature-256': signature,
    },
    body,
    redirect: 'manual',
    cache: 'no-store',
    signal: AbortSignal.timeout(10_000),
  }).catch(() => null)
  await response?.arrayBuffer().catch(() => null)
  return response?.status === 200
}

/**
 * Delivers a webhook to the number's own endpoint, over HTTP and signed, as Meta does. What is not answered 200 is sent
 * again, the same bytes, after each of `delays` (milliseconds). Throws only when the secret cannot be opened.
 *
 * @returns whether the endpoint took it
 */
export const deliverWebhook = async (
  number: Pick<SandboxNumber, 'id' | 'appSecret'>,
  payload: object,
  delays: readonly number[] = retryDelays,
): Promise<boolean> => {
  const state = underway()
  if (state.count >= mostUnderway) {
    log().warn({ channelId: number.id }, 'sandbox: too many webhooks under way, one was dropped')
    return false
  }
  state.count += 1
  try {
    const url = webhookUrl(number.id)
    const body = webhookBody(payload)
    const signature = signatureOf(body, open(number.appSecret))
    for (const delay of [0, ...delays]) {
      // A pending retry must not keep the process from ending.
      if (delay > 0) await wait(delay, undefined, { ref: false })
      if (await post(url, body, signature)) return true
    }
    log().warn({ channelId: number.id }, 'sandbox: a webhook was never answered 200')
    return false
  } finally {
    state.count -= 1
  }
}
