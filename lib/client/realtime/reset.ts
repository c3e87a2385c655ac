import type { z } from 'zod'
import type { Snapshot } from '@/lib/contract/workspace'
import { type List, listKey, useConversations } from '@/stores/conversations'
import { api } from '../api'
import { applySnapshot } from '../apply-snapshot'
import { loadList } from '../conversations'
import type { ShownConversations } from './shown-conversations'

const shownFirst = listKey({ view: 'all', status: 'open' })

/** Lists that were on screen, other than the one the snapshot brings. */
const otherLists = (): List[] =>
  Object.keys(useConversations.getState().lists)
    .filter((key) => key !== shownFirst)
    .map((key) => {
      const [view, status] = key.split(':')
      return { view, status } as List
    })

/**
 * A fresh start without a reload: the snapshot, then the lists on screen (R5); threads are loaded as their rooms are
 * joined next. Drafts and unsent messages stay. A snapshot that comes after a newer start has begun is dropped: it would
 * turn the cursor back. Throws ApiError.
 */
export const reset = async (shown: ShownConversations, isCurrent: () => boolean): Promise<void> => {
  const lists = otherLists()
  const snapshot = await api<z.output<typeof Snapshot>>('GET', '/api/snapshot')
  if (!isCurrent()) return
  applySnapshot(snapshot)
  shown.expire()
  await Promise.all(lists.map(loadList))
}
