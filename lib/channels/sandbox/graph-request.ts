import { GraphFailure } from './graph-errors'

/** A request to `/messages` that Graph would take. */
export type GraphRequest =
  | { kind: 'read'; messageId: string }
  | {
      kind: 'message'
      input: string
      phone: string
      type: string
      text: string
      opaque: string | null
      replyTo: string | null
    }

type Fields = Record<string, unknown>

const types = [
  'audio',
  'contacts',
  'document',
  'image',
  'interactive',
  'location',
  'reaction',
  'sticker',
  'template',
  'text',
  'video',
] as const
const maximumText = 4096
const maximumOpaque = 512

const invalid = (message: string) => new GraphFailure(100, { message: `(#100) ${message}`, details: message })
const missing = (details: string) => new GraphFailure(131008, { details })
const notValid = (details: string) => new GraphFailure(131009, { details })

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Characters as people count them, not UTF-16 units: an emoji is not two. */
const lengthOf = (text: string) => [...text].length

/** `to` as digits. Graph takes +, spaces, dashes and brackets, but no leading 00 and no other signs. */
const parseRecipient = (to: unknown): { input: string; phone: string } => {
  if (to === undefined || to === null || to === '') throw invalid('The parameter to is required.')
  const input = typeof to === 'number' ? String(to) : to
  if (typeof input !== 'string') throw invalid('Param to must be a string.')
  const phone = input.replace(/[+\s()-]/g, '')
  if (!/^[1-9]\d{6,14}$/.test(phone)) throw notValid('Recipient phone number is not a valid phone number')
  return { input, phone }
}

const parseText = (text: unknown): string => {
  if (!isObject(text)) throw missing("Parameter 'text' is mandatory for type 'text'")
  if (text.body === undefined || text.body === '') throw missing("Parameter 'body' is mandatory for 'text'")
  if (typeof text.body !== 'string') throw invalid("Param text['body'] must be a string.")
  if (lengthOf(text.body) > maximumText)
    throw invalid(`Param text['body'] must be at most ${maximumText} characters long.`)
  if (text.body.trim() === '') throw notValid("Param text['body'] must not be blank")
  // Postgres cannot store it, and Graph does not deliver it.
  if (text.body.includes('\u0000'))
    throw notValid("Param text['body'] contains a character that cannot be sent")
  return text.body
}

/** What the phone shows for a kind that the sandbox does not draw: its caption or body, else its name in brackets. */
const placeholder = (type: string, content: Fields): string => {
  const body = isObject(content.body) ? content.body.text : undefined
  const words = content.caption ?? body ?? content.name ?? content.emoji
  return typeof words === 'string' && words !== '' ? `[${type}] ${words}`.slice(0, maximumText) : `[${type}]`
}

const parseContent = (type: string, body: Fields): string => {
  if (type === 'text') return parseText(body.text)
  const content = body[type]
  if (content === undefined || content === null)
    throw missing(`Parameter '${type}' is mandatory for type '${type}'`)
  return placeholder(type, isObject(content) ? content : {})
}

const parseOpaque = (opaque: unknown): string | null => {
  if (opaque === undefined || opaque === null) return null
  if (typeof opaque !== 'string') throw invalid('Param biz_opaque_callback_data must be a string.')
  if (lengthOf(opaque) > maximumOpaque)
    throw invalid(`Param biz_opaque_callback_data must be at most ${maximumOpaque} characters long.`)
  return opaque
}

/** The wamid of the message that this one answers to. */
const parseContext = (context: unknown): string | null => {
  if (context === undefined || context === null) return null
  if (!isObject(context) || typeof context.message_id !== 'string' || context.message_id === '')
    throw missing("Parameter 'message_id' is mandatory for 'context'")
  return context.message_id
}

const checkProduct = (product: unknown) => {
  if (product === undefined) throw invalid('The parameter messaging_product is required.')
  if (product !== 'whatsapp')
    throw invalid(`Param messaging_product must be one of {WHATSAPP} - got ${JSON.stringify(product)}.`)
}

const parseRead = (body: Fields): GraphRequest => {
  if (body.status !== 'read')
    throw invalid(`Param status must be one of {READ} - got ${JSON.stringify(body.status)}.`)
  if (typeof body.message_id !== 'string' || body.message_id === '')
    throw missing("Parameter 'message_id' is mandatory for status 'read'")
  return { kind: 'read', messageId: body.message_id }
}

/**
 * Checks a body sent to `POST /:phoneNumberId/messages` as Graph does, in its order and its words. Throws `GraphFailure`
 * with code 100 (product, recipient, type, lengths), 131008 (a required parameter is missing) or 131009 (a value is not
 * valid). Source: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages
 */
export const parseGraphRequest = (body: unknown): GraphRequest => {
  if (!isObject(body)) throw invalid('The request body must be a JSON object.')
  checkProduct(body.messaging_product)
  if (body.status !== undefined) return parseRead(body)
  const recipient = parseRecipient(body.to)
  if (body.recipient_type !== undefined && body.recipient_type !== 'individual')
    throw invalid(
      `Param recipient_type must be one of {INDIVIDUAL} - got ${JSON.stringify(body.recipient_type)}.`,
    )
  const type = body.type ?? 'text'
  if (typeof type !== 'string' || !(types as readonly string[]).includes(type))
    throw invalid(
      `Param type must be one of {${types.join(', ').toUpperCase()}} - got ${JSON.stringify(type)}.`,
    )
  const replyTo = parseContext(body.context)
  return {
    kind: 'message',
    ...recipient,
    type,
    text: parseContent(type, body),
    opaque: parseOpaque(body.biz_opaque_callback_data),
    replyTo,
  }
}
