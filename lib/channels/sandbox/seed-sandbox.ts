import { db, type Prisma } from '@/lib/db/client'
import { newWamid } from './webhook-payload'

export type SeedCustomer = {
  /** Digits only, with country code. */
  phone: string
  name: string
  readReceipts?: boolean
  /** Oldest first. `id` is the wamid that the desk knows the message by; made up when it has none. */
  messages: {
    id?: string
    fromCustomer: boolean
    text: string
    type?: string
    at: Date
    /** The wamid of the message that it answers to. */
    replyTo?: string | null
    status?: 'sent' | 'delivered' | 'read' | 'failed'
  }[]
}

/** Few enough parameters for one statement of Postgres, which takes 65,535. */
const batch = 2_000

/**
 * Gives a number its customers' phones with their history, in bulk and without webhooks: for the demo's seed, which
 * writes the same talk into the desk. Customers and messages that are there already stay as they are.
 */
export const seedSandboxCustomers = async (
  { workspaceId, channelId }: { workspaceId: string; channelId: string },
  customers: SeedCustomer[],
  tx: Prisma.TransactionClient = db(),
): Promise<void> => {
  await tx.sandboxCustomer.createMany({
    data: customers.map(({ phone, name, readReceipts = true }) => ({
      workspaceId,
      channelId,
      phone,
      name,
      readReceipts,
    })),
    skipDuplicates: true,
  })
  const messages = customers.flatMap(({ phone, messages }) =>
    messages.map(({ id = newWamid(), type = 'text', status = 'read', ...message }) => ({
      ...message,
      workspaceId,
      channelId,
      phone,
      id,
      type,
      status,
    })),
  )
  for (let start = 0; start < messages.length; start += batch)
    await tx.sandboxMessage.createMany({ data: messages.slice(start, start + batch), skipDuplicates: true })
}
