'use client'

import { useEffect } from 'react'
import { api } from '@/lib/client/api'
import { chatPath } from './chat-key'

/** The server forgets an open chat after 25 s; it is told more often than that. */
const repeat = 10_000

/** While this chat is on a visible screen, what arrives in it is read; the server is told so, and told when it ends. */
export const useChatOpen = (channelId: string, phone: string) => {
  useEffect(() => {
    const path = `${chatPath({ channelId, phone })}/open`
    // A missed report is made good by the next one.
    const tell = (open: boolean) => void api('POST', path, { open }).catch(() => {})
    const isVisible = () => document.visibilityState === 'visible'
    const onVisibility = () => tell(isVisible())
    // A page that is being left can no longer wait for a request.
    const onLeave = () =>
      navigator.sendBeacon(path, new Blob([JSON.stringify({ open: false })], { type: 'application/json' }))
    const timer = setInterval(() => isVisible() && tell(true), repeat)
    onVisibility()
    document.addEventListener('visibilitychange', onVisibility)
    window.addEventListener('pagehide', onLeave)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onVisibility)
      window.removeEventListener('pagehide', onLeave)
      tell(false)
    }
  }, [channelId, phone])
}
