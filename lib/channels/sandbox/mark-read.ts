import { db } from '@/lib/db/client'
import { announceChange } from './changes'
import { GraphFailure } from './graph-errors'
import type { SandboxNumber } from './sandbox-channel'

/**
 * The business read a customer's message: its ticks and those of all earlier ones in that chat turn blue.
 * Source: https://developers.facebook.com/docs/whatsapp/cloud-api/guides/mark-message-as-read
 *
 * @throws {GraphFailure} 131009 when no customer of this number wrote such a message
 */
export const markRead = async (number: SandboxNumber, messageId: string): Promise<{ success: true }> => {
  const { workspaceId, id: channelId } = number
  const message = await db().sandboxMessage.findFirst({
    where: { workspaceId, channelId, id: messageId, fromCustomer: true },
  })
  if (!message)
    throw new GraphFailure(131009, { details: 'message_id is not a message that was sent to this number' })
  const chat = { workspaceId, channelId, phone: message.phone }
  const { count } = await db().sandboxMessage.updateMany({
    where: { ...chat, fromCustomer: true, at: { lte: message.at }, status: { not: 'read' } },
    data: { status: 'read' },
  })
  if (count > 0) announceChange(workspaceId, chat)
  return { success: true }
}
