'use client'

import { useEffect, useRef, useState } from 'react'
import { markRead } from '@/lib/client/conversations'
import type { ConversationEntry } from '@/stores/conversations'
import { unreadCount } from '@/stores/conversations'
import type { Thread } from '@/stores/messages'
import { useAttention } from './use-attention'

/**
 * Marks what is on screen as read, and remembers where the new messages began: as of opening, or of coming back to the
 * window.
 *
 * @returns the position after which messages are new; null when nothing was
 */
export const useReading = (
  entry: ConversationEntry,
  thread: Thread | undefined,
  atNewest: boolean,
): number | null => {
  const attention = useAttention()
  const { id } = entry.conversation
  const { position } = entry.read
  const unread = unreadCount(entry) > 0
  const [newAfter, setNewAfter] = useState<number | null>(unread ? position : null)

  const wasAttentive = useRef(attention)
  useEffect(() => {
    if (attention && !wasAttentive.current && unread) setNewAfter(position)
    wasAttentive.current = attention
  }, [attention, unread, position])

  const newest = thread?.current ? thread.items.at(-1)?.position : undefined
  useEffect(() => {
    if (!attention || !atNewest || newest === undefined || newest <= position) return
    // A moment, so that walking through the list with J and K does not read everything on the way.
    const timer = setTimeout(() => {
      // Trouble is not worth a word: it is tried again with the next message or visit.
      markRead(id, newest).catch(() => {})
    }, 250)
    return () => clearTimeout(timer)
  }, [attention, atNewest, newest, position, id])

  return newAfter
}
