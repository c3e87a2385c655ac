'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import { ConversationStatus, ConversationView } from '@/lib/contract/conversation'
import type { List } from '@/stores/conversations'

/** What the address says: which list, and which conversation if one is chosen. */
export type InboxRoute = { list: List; conversationId: string | null }

const firstList: List = { view: 'all', status: 'open' }

export const readRoute = (
  pathname: string,
  search: { get: (name: string) => string | null },
): InboxRoute => ({
  list: {
    view: ConversationView.catch(firstList.view).parse(search.get('view')),
    status: ConversationStatus.catch(firstList.status).parse(search.get('status')),
  },
  conversationId: /^\/conversations\/([^/]+)$/.exec(pathname)?.[1] ?? null,
})

export const hrefOf = ({ list, conversationId }: InboxRoute): string => {
  const search = new URLSearchParams()
  if (list.view !== firstList.view) search.set('view', list.view)
  if (list.status !== firstList.status) search.set('status', list.status)
  const query = search.size > 0 ? `?${search}` : ''
  return `${conversationId ? `/conversations/${conversationId}` : '/'}${query}`
}

export const useInboxRoute = (): InboxRoute => {
  const pathname = usePathname()
  const search = useSearchParams()
  return useMemo(() => readRoute(pathname, search), [pathname, search])
}

const routeNow = () => readRoute(window.location.pathname, new URLSearchParams(window.location.search))

// Moving about the inbox changes the address without asking the server: everything to show is in the stores, it must
// be instant, and it must work offline. Next keeps `usePathname` in step with the History API.
const goTo = (route: InboxRoute) => {
  if (hrefOf(route) !== hrefOf(routeNow())) window.history.pushState(null, '', hrefOf(route))
}

let writeIn: string | null = null

/** Shows a conversation; with `write` its composer takes the focus, as for a click. */
export const openConversation = (conversationId: string, { write = false } = {}) => {
  writeIn = write ? conversationId : null
  goTo({ ...routeNow(), conversationId })
}

/** Whether the composer of this conversation should take the focus now. Answers yes once. */
export const takeWriteIntent = (conversationId: string): boolean => {
  const wanted = writeIn === conversationId
  if (wanted) writeIn = null
  return wanted
}

export const closeConversation = () => goTo({ ...routeNow(), conversationId: null })
export const showList = (change: Partial<List>) => {
  const route = routeNow()
  goTo({ ...route, list: { ...route.list, ...change } })
}
