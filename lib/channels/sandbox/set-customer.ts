import type { SandboxCustomer, SetSandboxCustomerBody } from '@/lib/contract/sandbox'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/domain/domain-error'
import { announceChange } from './changes'
import { listMessages } from './list-messages'
import type { ChatKey } from './message-state'
import { customerView } from './sandbox-views'

/** Changes how a customer's phone behaves. Throws `not_found` for an unknown customer. */
export const setCustomer = async (
  chat: ChatKey,
  change: SetSandboxCustomerBody,
): Promise<SandboxCustomer> => {
  const { count } = await db().sandboxCustomer.updateMany({
    where: { ...chat, channel: { sandbox: true } },
    data: change,
  })
  if (count === 0) throw notFound()
  announceChange(chat.workspaceId, chat)
  const customer = await db().sandboxCustomer.findUniqueOrThrow({
    where: { workspaceId_channelId_phone: chat },
  })
  const { items } = await listMessages(chat)
  return customerView(customer, items.at(-1) ?? null)
}
