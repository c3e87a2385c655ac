'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { loadList, loadMore } from '@/lib/client/conversations'
import { useConnection } from '@/stores/connection'
import { type ConversationEntry, type List, listKey, rowsOf, useConversations } from '@/stores/conversations'
import { useWorkspace } from '@/stores/workspace'

type Trouble = { kind: 'first' | 'more'; error: unknown } | null

/** The rows of a list, and the loading of its pages. */
export const useList = ({ view, status }: List) => {
  const list = useMemo(() => ({ view, status }), [view, status])
  const userId = useWorkspace((state) => state.me?.userId)
  const byId = useConversations((state) => state.byId)
  const lists = useConversations((state) => state.lists)
  const freshness = useConnection((state) => state.freshness.state)
  const [trouble, setTrouble] = useState<Trouble>(null)
  const [busy, setBusy] = useState(false)
  const loading = useRef(false)

  const rows = useMemo<ConversationEntry[]>(
    () => (userId ? rowsOf({ byId, lists }, list, userId) : []),
    [byId, lists, list, userId],
  )
  const progress = lists[listKey(list)]
  const known = progress !== undefined

  const load = useCallback(
    async (kind: 'first' | 'more') => {
      if (loading.current) return
      loading.current = true
      setBusy(true)
      setTrouble(null)
      await (kind === 'first' ? loadList(list) : loadMore(list)).catch((error: unknown) =>
        setTrouble({ kind, error }),
      )
      loading.current = false
      setBusy(false)
    },
    [list],
  )

  // The snapshot brings the first list; the others are asked for when they are first shown.
  const ready = userId !== undefined && freshness !== 'starting'
  useEffect(() => {
    if (ready && !known) void load('first')
  }, [ready, known, load])

  return {
    rows,
    /** Nothing can be said about this list yet. */
    pending: !known && trouble === null,
    trouble,
    busy,
    hasMore: Boolean(progress?.nextCursor),
    loadFirst: useCallback(() => load('first'), [load]),
    loadMore: useCallback(() => load('more'), [load]),
  }
}
