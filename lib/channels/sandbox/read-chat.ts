import { db } from '@/lib/db/client'
import { announceChange } from './changes'
import { deliverWebhook } from './deliver-webhook'
import type { ChatKey } from './message-state'
import type { SandboxNumber } from './sandbox-channel'
import { statusPayload } from './webhook-payload'

/** After this, a message whose delivery a restart of the server cut short counts as delivered. */
const surelyDelivered = 30_000

/**
 * The customer looks at the chat: what has been delivered becomes read and is reported, in one webhook, unless their
 * read receipts are off. Messages are claimed by the update itself, so two readers never report one twice.
 *
 * @returns how many were read
 */
export const readChat = async (number: SandboxNumber, phone: string): Promise<number> => {
  const chat: ChatKey = { workspaceId: number.workspaceId, channelId: number.id, phone }
  const customer = await db().sandboxCustomer.findUnique({ where: { workspaceId_channelId_phone: chat } })
  if (!customer?.readReceipts) return 0
  const read = await db().sandboxMessage.updateManyAndReturn({
    where: {
      ...chat,
      fromCustomer: false,
      OR: [
        { status: 'delivered' },
        { status: { in: ['queued', 'sent'] }, at: { lt: new Date(Date.now() - surelyDelivered) } },
      ],
    },
    data: { status: 'read' },
  })
  if (read.length === 0) return 0
  announceChange(number.workspaceId, chat)
  const reports = read.map(({ id, opaque }) => ({ id, phone, status: 'read' as const, opaque }))
  await deliverWebhook(number, statusPayload(number, reports))
  return read.length
}
