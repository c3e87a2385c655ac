'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback } from 'react'
import { type Chat, chatKey } from './chat-key'

/** Which chat is open stands in the address: a reload and the browser's back button keep their meaning. */
export const useOpenChat = () => {
  const open = useSearchParams().get('chat')
  const openChat = useCallback((chat: Chat | null) => {
    window.history.pushState(null, '', chat ? `/sandbox?chat=${chatKey(chat)}` : '/sandbox')
  }, [])
  return { open, openChat }
}
