import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { SandboxCustomer } from '@/lib/contract/sandbox'
import { chatKey } from './chat-key'

type SeenState = { last: Record<string, string> }

/**
 * The newest message seen in each chat, on this device. The server cannot tell: with read receipts off, what was seen is
 * exactly what it must not know.
 */
export const useSeen = create<SeenState>()(
  persist((): SeenState => ({ last: {} }), { name: 'parley-sandbox-seen', version: 1 }),
)

export const markSeen = (key: string, messageId: string) => {
  if (useSeen.getState().last[key] === messageId) return
  useSeen.setState(({ last }) => ({ last: { ...last, [key]: messageId } }))
}

/** Whether the newest message came from the business and was never on this screen. */
export const isNews = (customer: SandboxCustomer, seen: SeenState['last']): boolean => {
  const { lastMessage } = customer
  if (!lastMessage || lastMessage.fromCustomer || lastMessage.status === 'read') return false
  return seen[chatKey(customer)] !== lastMessage.id
}
