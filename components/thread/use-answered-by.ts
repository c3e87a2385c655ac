'use client'

import { firstName, usePersonName } from '@/components/inbox/use-people'
import { useMessages } from '@/stores/messages'
import { useWorkspace } from '@/stores/workspace'

/**
 * The first name of the colleague who has answered the customer after a position, as far as this window knows; null when
 * nobody has. What oneself, the customer or a note says since does not count.
 */
export const useAnsweredBy = (conversationId: string, seenPosition: number | null): string | null => {
  const me = useWorkspace((state) => state.me?.userId)
  const authorId = useMessages((state) => {
    if (seenPosition === null) return null
    const answer = state.threads[conversationId]?.items.findLast(
      ({ direction, position, authorId: by }) =>
        direction === 'outbound' && position > seenPosition && by !== me,
    )
    return answer ? (answer.authorId ?? '') : null
  })
  const name = usePersonName(authorId)
  return name && firstName(name)
}
