import { z } from 'zod'
import { Id, Moment } from './ids'

export const MessageDirection = z.enum(['inbound', 'outbound', 'note'])
export type MessageDirection = z.output<typeof MessageDirection>

/**
 * Delivery of an outbound message, in the one order it may move in (R12): a report of a later state wins, whatever
 * order the reports come in. `failed` stands above `sent` and below `delivered`, since WhatsApp may report a failure
 * of one device and still deliver to another. `unconfirmed`: the provider was asked and its answer is unknown (R11).
 */
export const MessageStatus = z.enum(['queued', 'unconfirmed', 'sent', 'failed', 'delivered', 'read'])
export type MessageStatus = z.output<typeof MessageStatus>

/** Whether a delivery report moves a message forward (R12). */
export const isForward = (from: MessageStatus, to: MessageStatus): boolean =>
  MessageStatus.options.indexOf(to) > MessageStatus.options.indexOf(from)

/** Why a message was not delivered: the provider's code (0 when it gave none), a short title, and its details. */
export const MessageError = z.strictObject({ code: z.number().int(), title: z.string(), detail: z.string() })
export type MessageError = z.output<typeof MessageError>

/** WhatsApp's message types, and `unknown` for what is newer than we are. All but text are placeholders so far. */
export const MessageType = z.enum([
  'text',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'location',
  'contacts',
  'order',
  'interactive',
  'button',
  'reaction',
  'system',
  'request_welcome',
  'unsupported',
  'unknown',
])
export type MessageType = z.output<typeof MessageType>

export const maximumTextLength = 4096

export const Message = z.strictObject({
  id: Id,
  conversationId: Id,
  /** 1, 2, 3 … in the conversation: the order in the thread (R14). */
  position: z.number().int().positive(),
  /** How many inbound messages the conversation had up to and including this one. */
  inboundCount: z.number().int().nonnegative(),
  direction: MessageDirection,
  type: MessageType,
  text: z.string(),
  /** null for inbound messages and notes. */
  status: MessageStatus.nullable(),
  error: MessageError.nullable(),
  /** The member who wrote it; null when the customer did. */
  authorId: Id.nullable(),
  clientMsgId: Id.nullable(),
  replyToId: Id.nullable(),
  at: Moment,
})
export type Message = z.output<typeof Message>

/** POST /api/conversations/:id/messages (R7). */
export const SendMessageBody = z.strictObject({
  clientMsgId: Id,
  /** The window that sends; comes back in the event's origin. */
  clientId: z.string().min(1).max(64).optional(),
  direction: z.enum(['outbound', 'note']).default('outbound'),
  text: z
    .string()
    .max(maximumTextLength)
    // A message of blanks is refused by WhatsApp; NUL cannot be stored by Postgres.
    .refine((text) => text.trim().length > 0, 'Write something first')
    .refine((text) => !text.includes('\u0000'), 'Contains a character that cannot be sent'),
  replyToId: Id.optional(),
  /**
   * The newest position its author had seen. With it, an outbound message is refused with `stale_reply` when a colleague
   * has answered the customer since; a program that does not care leaves it out.
   */
  seenPosition: z
    .number()
    .int()
    .nonnegative()
    .max(2 ** 31 - 1)
    .optional(),
})
export type SendMessageBody = z.output<typeof SendMessageBody>

export const SendMessageAnswer = z.strictObject({
  message: Message,
  /** True when this clientMsgId had been sent before and nothing new was made. */
  replayed: z.boolean(),
})
export type SendMessageAnswer = z.output<typeof SendMessageAnswer>

/** One page of a thread, oldest first. `seq` is the log position it was read at. */
export const MessagePage = z.strictObject({
  epoch: Id,
  seq: z.number().int().nonnegative(),
  items: z.array(Message),
  hasOlder: z.boolean(),
})
export type MessagePage = z.output<typeof MessagePage>
