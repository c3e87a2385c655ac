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

/** A stored message as the phone shows it. */
export const messageView = ({ id, fromCustomer, type, text, status, at }: ShownMessage): SandboxMessage => ({
  id,
  fromCustomer,
  type,
  text,
  status: tick(status),
  at: at.toISOString(),
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
