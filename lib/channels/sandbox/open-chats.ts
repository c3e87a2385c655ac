import { sharedState } from '@/lib/shared-state'
import type { ChatKey } from './message-state'

/** The page repeats that a chat is open every 10 s; one that stops saying so has been closed. */
export const openFor = 25_000

const openUntil = () => sharedState('sandbox-open-chats', () => new Map<string, number>())

const keyOf = (chat: ChatKey) => `${chat.workspaceId}/${chat.channelId}/${chat.phone}`

/** Whether the customer has this chat on the screen, so that what arrives is read at once. */
export const isChatOpen = (chat: ChatKey): boolean => (openUntil().get(keyOf(chat)) ?? 0) > Date.now()

/** Remembers that a chat is on screen, in this process, for `openFor`; or that it no longer is. */
export const setChatOpen = (chat: ChatKey, open: boolean) => {
  const chats = openUntil()
  const now = Date.now()
  for (const [key, until] of chats) if (until <= now) chats.delete(key)
  if (open) chats.set(keyOf(chat), now + openFor)
  else chats.delete(keyOf(chat))
}
