'use client'

import { useCallback, useRef, useState } from 'react'
import { loadOlder } from '@/lib/client/conversations'

/** Loads older pages, one at a time; after trouble only when asked to. */
export const useOlder = (conversationId: string, hasOlder: boolean) => {
  const loading = useRef(false)
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle')
  const load = useCallback(async () => {
    if (loading.current || !hasOlder) return
    loading.current = true
    setState('loading')
    const next = await loadOlder(conversationId).then(
      () => 'idle' as const,
      () => 'failed' as const,
    )
    loading.current = false
    setState(next)
  }, [conversationId, hasOlder])
  const loadUnlessFailed = useCallback(() => {
    if (state !== 'failed') void load()
  }, [state, load])
  return { state, load, loadUnlessFailed }
}
