import { randomBytes } from 'node:crypto'
import { type GraphErrorCode, statusError } from './graph-errors'
import type { SandboxNumber } from './sandbox-channel'

type Number = Pick<SandboxNumber, 'displayPhoneNumber' | 'phoneNumberId' | 'businessAccountId'>

export type StatusReport = {
  id: string
  phone: string
  status: 'sent' | 'delivered' | 'read' | 'failed'
  opaque: string | null
  error?: GraphErrorCode
}

export type CustomerMessage = {
  id: string
  phone: string
  name: string
  text: string
  at: Date
  replyTo?: { id: string; from: string }
}

/** A message id in the form that WhatsApp gives them. */
export const newWamid = () => `wamid.HBg${randomBytes(36).toString('base64')}`

/** Digits only, as Meta writes phone numbers in webhooks. */
export const digitsOf = (phoneNumber: string) => phoneNumber.replace(/\D/g, '')

const unixSeconds = (at: Date) => String(Math.floor(at.getTime() / 1000))

const envelope = (number: Number, value: object) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: number.businessAccountId,
      changes: [
        {
          value: {
            messaging_product: 'whatsapp',
            metadata: {
              display_phone_number: digitsOf(number.displayPhoneNumber),
              phone_number_id: number.phoneNumberId,
            },
            ...value,
          },
          field: 'messages',
        },
      ],
    },
  ],
})

const window = 24 * 60 * 60 * 1000

/** What Meta tells of billing, with `sent` (and its expiry) and with `delivered`. */
const billing = (report: StatusReport, at: Date) => ({
  conversation: {
    id: Buffer.from(report.phone).toString('hex').slice(0, 32),
    ...(report.status === 'sent' && { expiration_timestamp: unixSeconds(new Date(at.getTime() + window)) }),
    origin: { type: 'service' },
  },
  pricing: { billable: false, pricing_model: 'PMP', type: 'free_customer_service', category: 'service' },
})

const status = (report: StatusReport, at: Date) => ({
  id: report.id,
  status: report.status,
  timestamp: unixSeconds(at),
  recipient_id: report.phone,
  ...((report.status === 'sent' || report.status === 'delivered') && billing(report, at)),
  ...(report.opaque !== null && { biz_opaque_callback_data: report.opaque }),
  ...(report.error !== undefined && { errors: [statusError(report.error)] }),
})

/**
 * A status webhook; several reports travel in one, as Meta may batch them.
 * Shape: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/status
 */
export const statusPayload = (number: Number, reports: StatusReport[], at = new Date()) =>
  envelope(number, { statuses: reports.map((report) => status(report, at)) })

/**
 * A message webhook: a customer wrote a text.
 * Shape: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/text
 */
export const messagePayload = (number: Number, message: CustomerMessage) =>
  envelope(number, {
    contacts: [{ profile: { name: message.name }, wa_id: message.phone }],
    messages: [
      {
        ...(message.replyTo && { context: message.replyTo }),
        from: message.phone,
        id: message.id,
        timestamp: unixSeconds(message.at),
        text: { body: message.text },
        type: 'text',
      },
    ],
  })

/**
 * The bytes of a webhook. Meta escapes all that is not ASCII (lower-case hex) and signs that text, so a receiver that
 * signs what it parsed and wrote again is wrong. Source: "Validating payloads",
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started
 */
export const webhookBody = (payload: object): string =>
  JSON.stringify(payload).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
