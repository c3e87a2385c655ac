import { z } from 'zod'
import type { GraphChannel } from './send-text'

const Done = z.looseObject({ success: z.literal(true) })

/**
 * Shows the customer that a message, and all before it, was read. Answers whether Graph took it. Repeating it is
 * harmless. Never throws.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/guides/mark-message-as-read
 */
export const markReadAtProvider = async (
  channel: GraphChannel,
  providerMessageId: string,
): Promise<boolean> => {
  try {
    const response = await fetch(`${channel.graphUrl}/${channel.phoneNumberId}/messages`, {
      method: 'POST',
      signal: AbortSignal.timeout(20_000),
      headers: { authorization: `Bearer ${channel.accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ messaging_product: 'whatsapp', status: 'read', message_id: providerMessageId }),
    })
    return Done.safeParse(await response.json()).success
  } catch {
    return false
  }
}
