import { markReadAtProvider } from '@/lib/channels/whatsapp-cloud/mark-read'
import { findChannelSecrets } from '../channels/find-channel-secrets'
import { graphUrlOf } from '../channels/graph-url'
import type { ReadReceiptJob } from '../jobs'

/** Tells the provider that a customer's message was read. Throws when it did not take it; the queue repeats it. */
export const sendReadReceipt = async ({ channelId, providerMessageId }: ReadReceiptJob): Promise<void> => {
  const channel = await findChannelSecrets(channelId)
  if (!channel) return
  const { phoneNumberId, accessToken } = channel
  const taken = await markReadAtProvider(
    { graphUrl: graphUrlOf(channel), phoneNumberId, accessToken },
    providerMessageId,
  )
  if (!taken) throw new Error('the provider did not take the read receipt')
}
