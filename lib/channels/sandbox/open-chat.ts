import { db } from '@/lib/db/client'
import { notFound } from '@/lib/domain/domain-error'
import { inBackground } from './in-background'
import type { ChatKey } from './message-state'
import { readChat } from './read-chat'
import { sandboxNumber } from './sandbox-channel'

/** The page repeats that a chat is open every 10 s; one that stops saying so has been closed. */
const openFor = 25_000

/** Whether the customer has this chat on the screen, so that what arrives is read at once. */
export const isChatOpen = async (chat: ChatKey): Promise<boolean> => {
  const where = { ...chat, openUntil: { gt: new Date() } }
  return (await db().sandboxCustomer.count({ where })) > 0
}

/**
 * The customer has the chat on screen, or no longer: while it is, what has arrived and what arrives is read.
 * Throws `not_found` for an unknown customer.
 */
export const openChat = async (chat: ChatKey, open: boolean): Promise<void> => {
  const number = await sandboxNumber(chat.workspaceId, chat.channelId)
  const openUntil = open ? new Date(Date.now() + openFor) : null
  const { count } = await db().sandboxCustomer.updateMany({ where: chat, data: { openUntil } })
  if (count === 0) throw notFound()
  if (open) inBackground(readChat(number, chat.phone))
}
