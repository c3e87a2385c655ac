'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { routeNow } from '@/components/inbox/inbox-route'
import { usePreviewText } from '@/components/inbox/use-preview'
import type { Conversation } from '@/lib/contract/conversation'
import { useConnection } from '@/stores/connection'
import { useConversations, waitingCount } from '@/stores/conversations'
import { useWorkspace } from '@/stores/workspace'

/** How many chats wait, in front of the page's title: `(3) Parley`. */
const useTitleBadge = () => {
  const t = useTranslations('app')
  const userId = useWorkspace((state) => state.me?.userId)
  const count = useConversations((state) => (userId ? waitingCount(state, userId) : 0))
  useEffect(() => {
    const title = count > 0 ? t('titleUnread', { count }) : t('name')
    const show = () => {
      if (document.title !== title) document.title = title
    }
    show()
    // Next writes the page's own title after a navigation.
    const observer = new MutationObserver(show)
    observer.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => observer.disconnect()
  }, [count, t])
}

/**
 * Tells screen readers politely what customers write, at most every two seconds. The message lists themselves are not
 * live regions: they draw only what is in view, so that scrolling would read old messages out.
 */
export const NewsReader = () => {
  const t = useTranslations('announce')
  const previewText = usePreviewText()
  const [text, setText] = useState('')
  useTitleBadge()
  useEffect(() => {
    let heard: Conversation[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const say = () => {
      timer = undefined
      const [only] = heard
      if (!only?.lastMessage) return
      const known = { name: only.contact.name, text: previewText(only.lastMessage) }
      setText(heard.length === 1 ? t('message', known) : t('many', { count: heard.length }))
      heard = []
    }
    const stop = useConversations.subscribe((state, before) => {
      if (useConnection.getState().freshness.state !== 'live') return
      for (const id in state.byId) {
        const now = state.byId[id]
        const then = before.byId[id]
        if (now === then || !now || !then) continue
        const { lastMessage } = now.conversation
        if (lastMessage?.direction !== 'inbound' || lastMessage.id === then.conversation.lastMessage?.id)
          continue
        // The open one goes first: it is what the person is busy with.
        const open = routeNow().conversationId === id
        heard = open ? [now.conversation, ...heard] : [...heard, now.conversation]
        timer ??= setTimeout(say, 2_000)
      }
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [t, previewText])
  return (
    <div aria-live="polite" className="sr-only">
      {text}
    </div>
  )
}
