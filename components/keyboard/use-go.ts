'use client'

import { useRouter } from 'next/navigation'
import { openConversation } from '@/components/inbox/inbox-route'
import { useAddress } from '@/components/inbox/use-address'

/** Opens a conversation from anywhere: at once within the inbox, with a navigation from another area. */
export const useGo = () => {
  const router = useRouter()
  const inSettings = useAddress().startsWith('/settings')
  return (conversationId: string) =>
    inSettings ? router.push(`/conversations/${conversationId}`) : openConversation(conversationId)
}
