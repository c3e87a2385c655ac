import { z } from 'zod'
import type { MessageError } from '@/lib/contract/message'
import type { OutboundText, SendOutcome } from '../channel'

export type GraphChannel = { graphUrl: string; phoneNumberId: string; accessToken: string }

const Accepted = z.looseObject({ messages: z.array(z.looseObject({ id: z.string() })).min(1) })
const Refused = z.looseObject({
  error: z.looseObject({
    code: z.number().int(),
    message: z.string().default(''),
    error_data: z.looseObject({ details: z.string().default('') }).optional(),
  }),
})

/**
 * Codes that say "later", whatever the HTTP status: rate limits (4, 80007, 130429, 131056, 131048 is not one of them:
 * it needs a person) and Meta's own trouble (1, 2, 131000, 131016, 133004).
 * https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
 */
const laterCodes = new Set([1, 2, 4, 80007, 130429, 131000, 131016, 131056, 133004])

// The request never left or was never taken: nothing can have been sent. Anything else in between is unknown.
const neverArrived = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'ENETUNREACH',
])

const errorOf = (status: number, body: unknown): MessageError => {
  const parsed = Refused.safeParse(body)
  if (!parsed.success) return { code: 0, title: `WhatsApp answered ${status}`, detail: '' }
  const { code, message, error_data } = parsed.data.error
  return { code, title: message || `WhatsApp answered ${status}`, detail: error_data?.details ?? '' }
}

const readAnswer = async (response: Response): Promise<SendOutcome> => {
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) {
    const parsed = Accepted.safeParse(body)
    const id = parsed.data?.messages[0]?.id
    return id ? { kind: 'accepted', providerMessageId: id } : { kind: 'unknown' }
  }
  const error = errorOf(response.status, body)
  const later = response.status === 429 || response.status >= 500 || laterCodes.has(error.code)
  return { kind: later ? 'retry' : 'rejected', error }
}

/**
 * Asks the Graph API to send a text. Never throws: whatever happens is one of the outcomes.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages
 */
export const sendText = async (
  channel: GraphChannel,
  { to, text, replyTo, opaque }: OutboundText,
  timeout = 20_000,
): Promise<SendOutcome> => {
  try {
    const response = await fetch(`${channel.graphUrl}/${channel.phoneNumberId}/messages`, {
      method: 'POST',
      signal: AbortSignal.timeout(timeout),
      headers: { authorization: `Bearer ${channel.accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to,
        type: 'text',
        text: { preview_url: false, body: text },
        ...(replyTo && { context: { message_id: replyTo } }),
        biz_opaque_callback_data: opaque,
      }),
    })
    return await readAnswer(response)
  } catch (cause) {
    const { code = '' } = (cause as { cause?: { code?: string } }).cause ?? {}
    if (!neverArrived.has(code)) return { kind: 'unknown' }
    return { kind: 'retry', error: { code: 0, title: 'WhatsApp could not be reached', detail: code } }
  }
}
