import type { SandboxMessage, WriteAsCustomerBody } from '@/lib/contract/sandbox'
import { db } from '@/lib/db/client'
import { DomainError, notFound } from '@/lib/domain/domain-error'
import { announceChange } from './changes'
import { deliverWebhook } from './deliver-webhook'
import { inBackground } from './in-background'
import { advanceMessage, type ChatKey } from './message-state'
import { type SandboxNumber, sandboxNumber } from './sandbox-channel'
import { messageView } from './sandbox-views'
import { type CustomerMessage, digitsOf, messagePayload, newWamid } from './webhook-payload'

/** The quoted message as Meta's `context` names it: its id, and the number it came from. */
const quoted = async (number: SandboxNumber, chat: ChatKey, id: string) => {
  const message = await db().sandboxMessage.findFirst({ where: { ...chat, id } })
  if (!message) throw new DomainError('bad_request', 'replyTo: there is no such message in this chat')
  return { from: message.fromCustomer ? chat.phone : digitsOf(number.displayPhoneNumber), id }
}

/** Two ticks once the business took the webhook; not delivered once Meta would have given up. */
const deliver = async (number: SandboxNumber, chat: ChatKey, message: CustomerMessage) => {
  const taken = await deliverWebhook(number, messagePayload(number, message))
  await advanceMessage(chat, message.id, taken ? 'delivered' : 'failed')
}

/**
 * The customer writes a text: it is on their phone with one tick at once, and goes to the business as a signed
 * `messages` webhook. Throws `not_found` for an unknown customer, `bad_request` when `replyTo` is not of this chat.
 */
export const writeAsCustomer = async (
  chat: ChatKey,
  { text, replyTo }: WriteAsCustomerBody,
): Promise<SandboxMessage> => {
  const number = await sandboxNumber(chat.workspaceId, chat.channelId)
  const customer = await db().sandboxCustomer.findUnique({ where: { workspaceId_channelId_phone: chat } })
  if (!customer) throw notFound()
  const context = replyTo === undefined ? undefined : await quoted(number, chat, replyTo)
  const stored = await db().sandboxMessage.create({
    data: {
      ...{ ...chat, id: newWamid(), fromCustomer: true, type: 'text', text, status: 'sent', at: new Date() },
      replyTo: replyTo ?? null,
    },
  })
  announceChange(chat.workspaceId, chat)
  const { id, at } = stored
  inBackground(
    deliver(number, chat, { id, phone: chat.phone, name: customer.name, text, at, replyTo: context }),
  )
  return messageView(stored)
}
