import type { InboundMessage } from '@/lib/channels/channel'
import { parseDelivery } from '@/lib/channels/whatsapp-cloud/parse-delivery'

/** A message as it stands in a webhook. */
export type WebhookMessage = { from: string; id: string; timestamp: string; type: string }

/**
 * What the channel makes of a customer's messages. The demo goes through the real parser, so that its rows are what the
 * desk would have stored; throws when it would not have understood one.
 */
export const inboundItems = (messages: WebhookMessage[]): InboundMessage[] => {
  const value = { metadata: { phone_number_id: '1' }, messages }
  const body = { object: 'whatsapp_business_account', entry: [{ changes: [{ field: 'messages', value }] }] }
  return parseDelivery(Buffer.from(JSON.stringify(body)), '1').map((item) => {
    if (item.kind !== 'message')
      throw new Error(`The demo has a message that cannot be received: ${JSON.stringify(item)}`)
    return item
  })
}
