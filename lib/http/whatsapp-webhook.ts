import { createHash, timingSafeEqual } from 'node:crypto'
import { hasValidSignature } from '@/lib/channels/whatsapp-cloud/signature'
import { Id } from '@/lib/contract/ids'
import { findChannelSecrets } from '@/lib/domain/channels/find-channel-secrets'
import { DomainError, notFound } from '@/lib/domain/domain-error'
import { storeDelivery } from '@/lib/domain/inbound/store-delivery'
import { processSoon } from '@/lib/domain/inbound/waiting-deliveries'
import { failpoint } from '@/lib/failpoint'
import { startClock } from './in-time'
import { readBytes } from './read-body'

/** "Webhooks payloads can be up to 3 MB": https://developers.facebook.com/docs/whatsapp/cloud-api/guides/set-up-webhooks */
const webhookLimit = 3 * 1024 * 1024

const channelOf = async (channelId: string) => {
  const channel = Id.safeParse(channelId).success ? await findChannelSecrets(channelId) : null
  if (!channel) throw notFound()
  return channel
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/**
 * Answers Meta's question for the address: the challenge when the token is the channel's, else 404, so that nobody can
 * try out tokens against known channels.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests
 */
export const verifyWebhook = async (request: Request, channelId: string): Promise<Response> => {
  const { verifyToken } = await channelOf(channelId)
  const { searchParams } = new URL(request.url)
  const given = digest(searchParams.get('hub.verify_token') ?? '')
  if (searchParams.get('hub.mode') !== 'subscribe' || !timingSafeEqual(given, digest(verifyToken)))
    throw notFound()
  const challenge = searchParams.get('hub.challenge') ?? ''
  return new Response(challenge, {
    headers: { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' },
  })
}

/** Takes a delivery: signature over the raw bytes, then storage, then 200, then processing (R13). */
export const receiveWebhook = async (request: Request, channelId: string): Promise<Response> => {
  const inTime = startClock()
  const { workspaceId, appSecret } = await inTime(channelOf(channelId))
  const raw = await readBytes(request, webhookLimit)
  if (!hasValidSignature(raw, request.headers.get('x-hub-signature-256'), appSecret))
    throw new DomainError('invalid_signature', 'The signature does not belong to this body', {
      detail: channelId,
    })
  const stored = await inTime(storeDelivery(workspaceId, channelId, raw))
  failpoint('delivery-stored')
  if (stored) processSoon(channelId, stored.workspaceId, stored.deliveryId)
  return new Response('OK', { headers: { 'content-type': 'text/plain' } })
}
