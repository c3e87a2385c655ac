import { db } from '@/lib/db/client'
import { notFound } from '@/lib/domain/domain-error'
import { inBackground } from './in-background'
import type { ChatKey } from './message-state'
import { setChatOpen } from './open-chats'
import { readChat } from './read-chat'
import { sandboxNumber } from './sandbox-channel'

/**
 * The customer has the chat on screen, or no longer: while it is, what has arrived and what arrives is read.
 * Throws `not_found` for an unknown customer.
 */
export const openChat = async (chat: ChatKey, open: boolean): Promise<void> => {
  const number = await sandboxNumber(chat.workspaceId, chat.channelId)
  const customer = await db().sandboxCustomer.findUnique({ where: { workspaceId_channelId_phone: chat } })
  if (!customer) throw notFound()
  setChatOpen(chat, open)
  if (open) inBackground(readChat(number, chat.phone))
}
