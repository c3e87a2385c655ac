import type { z } from 'zod'
import type { Snapshot } from '@/lib/contract/workspace'
import { type List, listKey, useConversations } from '@/stores/conversations'
import { api } from '../api'
import { applySnapshot } from '../apply-snapshot'
import { loadList, loadThread } from '../conversations'

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
 * A fresh start without a reload: the snapshot, then the lists and threads on screen (R5). Drafts and unsent messages
 * stay. Throws ApiError.
 */
export const reset = async (shownConversations: string[]): Promise<void> => {
  const lists = otherLists()
  applySnapshot(await api<z.output<typeof Snapshot>>('GET', '/api/snapshot'))
  await Promise.all([...lists.map(loadList), ...shownConversations.map(loadThread)])
}
