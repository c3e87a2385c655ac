'use client'

import { useMemo } from 'react'
import { ConversationStatus, ConversationView } from '@/lib/contract/conversation'
import type { List } from '@/stores/conversations'
import { changeAddress, useAddress } from './use-address'

/** What the address says: which list, and which conversation if one is chosen. */
export type InboxRoute = { list: List; conversationId: string | null }

const firstList: List = { view: 'all', status: 'open' }

export const readRoute = (address: string): InboxRoute => {
  const [pathname = '', query] = address.split('?')
  const search = new URLSearchParams(query)
  return {
    list: {
      view: ConversationView.catch(firstList.view).parse(search.get('view')),
      status: ConversationStatus.catch(firstList.status).parse(search.get('status')),
    },
    conversationId: /^\/conversations\/([^/]+)$/.exec(pathname)?.[1] ?? null,
  }
}

export const hrefOf = ({ list, conversationId }: InboxRoute): string => {
  const search = new URLSearchParams()
  if (list.view !== firstList.view) search.set('view', list.view)
  if (list.status !== firstList.status) search.set('status', list.status)
  const query = search.size > 0 ? `?${search}` : ''
  return `${conversationId ? `/conversations/${conversationId}` : '/'}${query}`
}

export const useInboxRoute = (): InboxRoute => {
  const address = useAddress()
  return useMemo(() => readRoute(address), [address])
}

export const routeNow = () => readRoute(window.location.pathname + window.location.search)

// Moving about the inbox changes the address without asking the server: everything to show is in the stores, it must
// be instant, and it must work offline.
const goTo = (route: InboxRoute) => {
  if (hrefOf(route) !== hrefOf(routeNow())) changeAddress(hrefOf(route))
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
