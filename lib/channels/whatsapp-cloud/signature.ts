import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Whether `X-Hub-Signature-256` (`sha256=<hex>`) is the HMAC of the raw body under the app secret.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads
 */
export const hasValidSignature = (raw: Buffer, header: string | null, appSecret: string): boolean => {
  const given = header?.match(/^sha256=([0-9a-f]{64})$/)?.[1]
  const right = createHmac('sha256', appSecret).update(raw).digest()
  return given !== undefined && timingSafeEqual(Buffer.from(given, 'hex'), right)
}
