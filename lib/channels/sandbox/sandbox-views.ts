import type { SandboxCustomerModel, SandboxMessageModel } from '@/generated/prisma/models'
import {
  type SandboxCustomer,
  SandboxFailureCode,
  type SandboxMessage,
  type SandboxTick,
} from '@/lib/contract/sandbox'

type ShownMessage = Pick<SandboxMessageModel, 'id' | 'fromCustomer' | 'type' | 'text' | 'status' | 'at'>

const tick = (status: SandboxMessageModel['status']): SandboxTick =>
  status === 'queued' || status === 'unconfirmed' ? 'sent' : status

/** A stored message as the phone shows it, with what it answers to. */
export const messageView = (
  { id, fromCustomer, type, text, status, at }: ShownMessage,
  quoted: SandboxMessage['quoted'] = null,
): SandboxMessage => ({
  id,
  fromCustomer,
  type,
  text,
  status: tick(status),
  at: at.toISOString(),
  quoted,
})

/** A stored customer, with the newest message of the chat, as the phone shows it. */
export const customerView = (
  customer: SandboxCustomerModel,
  lastMessage: SandboxMessage | null,
): SandboxCustomer => ({
  channelId: customer.channelId,
  phone: customer.phone,
  name: customer.name,
  readReceipts: customer.readReceipts,
  failNextWith: SandboxFailureCode.nullable().catch(null).parse(customer.failNextWith),
  lastMessage,
})
