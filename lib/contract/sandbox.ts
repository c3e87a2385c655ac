import { z } from 'zod'
import { Id, Moment } from './ids'
import { maximumTextLength } from './message'

/**
 * What the next message to a sandbox phone can be made to end in. Positive numbers are Graph's own error codes. The two
 * negative ones make Graph silent, so that an unknown outcome can be tried (R11):
 * -1: accepted, but never answered; its reports come some seconds after the caller hung up.
 * -2: never answered and lost; nothing arrives and no report ever comes.
 */
export const sandboxFailureCodes = [
  131047, 131026, 131049, 131053, 131056, 130429, 190, 368, 131000, -1, -2,
] as const
export const acceptedUnanswered = -1
export const lostUnanswered = -2

export const SandboxFailureCode = z.literal(sandboxFailureCodes)
export type SandboxFailureCode = z.output<typeof SandboxFailureCode>

/** Digits only, with country code: E.164 allows at most 15 of them. */
export const SandboxPhone = z
  .string()
  .regex(/^[1-9]\d{6,14}$/, 'Digits only, with country code, 7 to 15 of them')

/** Where a message stands: WhatsApp's one tick, two ticks, blue ticks, or not delivered. */
export const SandboxTick = z.enum(['sent', 'delivered', 'read', 'failed'])
export type SandboxTick = z.output<typeof SandboxTick>

/** A number of the workspace that talks to the sandbox. */
export const SandboxChannel = z.strictObject({ id: Id, name: z.string(), displayPhoneNumber: z.string() })
export type SandboxChannel = z.output<typeof SandboxChannel>

export const SandboxMessage = z.strictObject({
  /** The wamid. */
  id: z.string(),
  fromCustomer: z.boolean(),
  type: z.string(),
  text: z.string(),
  status: SandboxTick,
  at: Moment,
  /** What it answers to; null also where the phone no longer has that. */
  quoted: z.strictObject({ fromCustomer: z.boolean(), type: z.string(), text: z.string() }).nullable(),
})
export type SandboxMessage = z.output<typeof SandboxMessage>

/** A customer's phone in the sandbox, with the newest message that it shows. */
export const SandboxCustomer = z.strictObject({
  channelId: Id,
  phone: SandboxPhone,
  name: z.string(),
  readReceipts: z.boolean(),
  failNextWith: SandboxFailureCode.nullable(),
  lastMessage: SandboxMessage.nullable(),
})
export type SandboxCustomer = z.output<typeof SandboxCustomer>

/** GET /api/sandbox/customers, newest talk first. */
export const SandboxCustomersAnswer = z.strictObject({
  channels: z.array(SandboxChannel),
  customers: z.array(SandboxCustomer),
})
export type SandboxCustomersAnswer = z.output<typeof SandboxCustomersAnswer>

const CustomerName = z.string().trim().min(1, 'Give the customer a name').max(80)

/** POST /api/sandbox/customers. Without a phone, one that nobody has is made up. */
export const CreateSandboxCustomerBody = z.strictObject({
  channelId: Id,
  name: CustomerName,
  phone: SandboxPhone.optional(),
})
export type CreateSandboxCustomerBody = z.output<typeof CreateSandboxCustomerBody>

export const SandboxChatParams = z.strictObject({ channelId: Id, phone: SandboxPhone })
export type SandboxChatParams = z.output<typeof SandboxChatParams>

/** PATCH /api/sandbox/customers/:channelId/:phone */
export const SetSandboxCustomerBody = z
  .strictObject({
    readReceipts: z.boolean().optional(),
    failNextWith: SandboxFailureCode.nullable().optional(),
  })
  .refine((body) => Object.keys(body).length > 0, 'Say what to change')
export type SetSandboxCustomerBody = z.output<typeof SetSandboxCustomerBody>

const Wamid = z.string().min(1).max(256)

/** GET /api/sandbox/customers/:channelId/:phone/messages: the page that ends before this message; the newest without. */
export const SandboxMessagesQuery = z.strictObject({ before: Wamid.optional() })

/** Oldest first. */
export const SandboxMessagesAnswer = z.strictObject({ items: z.array(SandboxMessage), hasOlder: z.boolean() })
export type SandboxMessagesAnswer = z.output<typeof SandboxMessagesAnswer>

/** POST /api/sandbox/customers/:channelId/:phone/messages: the customer writes. */
export const WriteAsCustomerBody = z.strictObject({
  text: z
    .string()
    .max(maximumTextLength)
    .refine((text) => text.trim().length > 0, 'Write something first')
    .refine((text) => !text.includes('\u0000'), 'Contains a character that cannot be sent'),
  /** The wamid of a message of this chat that the customer answers to. */
  replyTo: Wamid.optional(),
})
export type WriteAsCustomerBody = z.output<typeof WriteAsCustomerBody>

/** POST /api/sandbox/customers/:channelId/:phone/open: repeated every 10 s while the chat is on screen. */
export const OpenSandboxChatBody = z.strictObject({ open: z.boolean() })

/** GET /api/sandbox/stream, server-sent: this customer or their chat changed. */
export const SandboxChange = z.strictObject({ channelId: Id, phone: SandboxPhone })
export type SandboxChange = z.output<typeof SandboxChange>
