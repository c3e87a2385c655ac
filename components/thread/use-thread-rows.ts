'use client'

import { useMemo } from 'react'
import { useMessages } from '@/stores/messages'
import { useOutbox } from '@/stores/outbox'
import { useWorkspace } from '@/stores/workspace'
import { threadRows } from './thread-rows'

const noMessages: never[] = []

/** The rows of a conversation's thread, made anew only when its own messages change. */
export const useThreadRows = (conversationId: string, unreadAfter: number | null) => {
  const thread = useMessages((state) => state.threads[conversationId])
  const pending = useOutbox((state) => state.pending)
  const userId = useWorkspace((state) => state.me?.userId ?? '')
  const items = thread?.items ?? noMessages
  return useMemo(
    () =>
      threadRows(
        items,
        pending.filter((one) => one.conversationId === conversationId),
        userId,
        unreadAfter,
      ),
    [items, pending, conversationId, userId, unreadAfter],
  )
}
