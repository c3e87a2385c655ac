'use client'

import { useCallback } from 'react'
import { changeDraft, type Draft, emptyDraft, useDrafts } from '@/stores/drafts'

/** The draft of a conversation and the way to change it. */
export const useDraft = (conversationId: string) => {
  const draft = useDrafts((state) => state.drafts[conversationId] ?? emptyDraft)
  const change = useCallback((next: Partial<Draft>) => changeDraft(conversationId, next), [conversationId])
  return [draft, change] as const
}
