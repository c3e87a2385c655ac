import type { SandboxCustomersAnswer } from '@/lib/contract/sandbox'
import { db } from '@/lib/db/client'
import { lastMessages } from './last-messages'
import { customerView, messageView } from './sandbox-views'

/** More phones than anyone plays with; the newest are kept. */
const most = 300

/** The workspace's sandbox numbers and its customers with their newest message, newest talk first. */
export const listCustomers = async (workspaceId: string): Promise<SandboxCustomersAnswer> => {
  const [channels, customers, lastMessageOf] = await Promise.all([
    db().channel.findMany({
      where: { workspaceId, sandbox: true },
      select: { id: true, name: true, displayPhoneNumber: true },
      orderBy: { createdAt: 'asc' },
    }),
    db().sandboxCustomer.findMany({
      where: { workspaceId, channel: { sandbox: true } },
      orderBy: { createdAt: 'desc' },
      take: most,
    }),
    lastMessages(workspaceId),
  ])
  const views = customers.map((customer) => {
    const last = lastMessageOf(customer)
    return {
      view: customerView(customer, last ? messageView(last) : null),
      at: (last?.at ?? customer.createdAt).getTime(),
    }
  })
  return { channels, customers: views.sort((a, b) => b.at - a.at).map(({ view }) => view) }
}
