import { z } from 'zod'

/**
 * The parts of Meta's webhook that we rely on. Loose on purpose: new fields and kinds come without notice and must never
 * cost the rest of the batch.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples
 */
export const Delivery = z.looseObject({
  object: z.string(),
  entry: z.array(
    z.looseObject({
      changes: z.array(z.looseObject({ field: z.string(), value: z.looseObject({}) })).default([]),
    }),
  ),
})

export const MessagesValue = z.looseObject({
  metadata: z.looseObject({ phone_number_id: z.string() }),
  contacts: z.array(z.unknown()).catch([]).default([]),
  messages: z.array(z.unknown()).catch([]).default([]),
  statuses: z.array(z.unknown()).catch([]).default([]),
})

export const ProfileContact = z.looseObject({
  wa_id: z.string(),
  profile: z.looseObject({ name: z.string().default('') }).optional(),
})

/** Unix seconds as text. */
const Timestamp = z.string().regex(/^\d{1,12}$/)

/** A medium with what the customer wrote under it; a caption of another shape must not cost the message. */
const Captioned = z.looseObject({ caption: z.string().optional() }).optional().catch(undefined)

export const WebhookMessage = z.looseObject({
  id: z.string().min(1).max(512),
  from: z.string().regex(/^\d{3,20}$/),
  timestamp: Timestamp,
  type: z.string(),
  text: z.looseObject({ body: z.string() }).optional(),
  image: Captioned,
  video: Captioned,
  document: Captioned,
  context: z.looseObject({ id: z.string().optional() }).optional(),
})

export const WebhookError = z.looseObject({
  code: z.number().int(),
  title: z.string().default(''),
  message: z.string().default(''),
  error_data: z.looseObject({ details: z.string().default('') }).optional(),
})

export const WebhookStatus = z.looseObject({
  id: z.string().min(1).max(512),
  status: z.string(),
  biz_opaque_callback_data: z.string().optional(),
  errors: z.array(WebhookError).optional(),
})
