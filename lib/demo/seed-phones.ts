import { type SeedCustomer, seedSandboxCustomers } from '@/lib/channels/sandbox/seed-sandbox'
import type { Prisma } from '@/lib/db/client'
import type { MessageRow } from './build-messages'
import type { ConversationRows } from './build-rows'

type SeedMessage = SeedCustomer['messages'][number]

const onPhone = (message: MessageRow, readByTeam: number, wamids: Map<unknown, string>): SeedMessage[] => {
  const { direction, providerMessageId: id, text = '', type, createdAt: at } = message
  if (direction === 'note' || !id) return []
  const fromCustomer = direction === 'inbound'
  const reached = message.status === 'queued' || message.status === 'unconfirmed' ? 'sent' : message.status
  const status = fromCustomer ? (message.position <= readByTeam ? 'read' : 'delivered') : (reached ?? 'read')
  const replyTo = wamids.get(message.replyToId) ?? null
  return [{ id, fromCustomer, text, type, at, status, replyTo }]
}

const customerOf = ({ contact, messages, readPositions }: ConversationRows): SeedCustomer => {
  const readByTeam = Math.max(0, ...readPositions.map(({ position }) => position))
  const { phone, name } = contact
  const wamids = new Map(
    messages.flatMap((one) => (one.providerMessageId ? [[one.id, one.providerMessageId]] : [])),
  )
  return { phone, name, messages: messages.flatMap((message) => onPhone(message, readByTeam, wamids)) }
}

/** Puts the talk of these conversations on their customers' phones in the sandbox, under the same ids. */
export const seedPhones = (
  channel: { workspaceId: string; channelId: string },
  conversations: ConversationRows[],
  tx: Prisma.TransactionClient,
): Promise<void> => seedSandboxCustomers(channel, conversations.map(customerOf), tx)
