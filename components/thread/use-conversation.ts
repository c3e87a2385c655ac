'use client'

import { useCallback, useEffect, useState } from 'react'
import { ApiError } from '@/lib/client/api'
import { loadConversation } from '@/lib/client/conversations'
import { useConnection } from '@/stores/connection'
import { type ConversationEntry, useConversations } from '@/stores/conversations'

type Answer =
  | { state: 'there'; entry: ConversationEntry }
  | { state: 'loading' }
  | { state: 'missing' }
  | { state: 'failed'; error: unknown; retry: () => void }

/** A conversation by its id, fetched when no list has brought it yet. */
export const useConversation = (id: string): Answer => {
  const entry = useConversations((state) => state.byId[id])
  const started = useConnection((state) => state.freshness.state !== 'starting')
  const [error, setError] = useState<unknown>(null)
  const wanted = started && entry === undefined && error === null
  useEffect(() => {
    if (wanted) loadConversation(id).catch(setError)
  }, [wanted, id])
  const retry = useCallback(() => setError(null), [])
  if (entry) return { state: 'there', entry }
  if (error === null) return { state: 'loading' }
  // An id that cannot be one at all is answered as a bad request.
  const missing = error instanceof ApiError && (error.status === 404 || error.status === 400)
  return missing ? { state: 'missing' } : { state: 'failed', error, retry }
}
