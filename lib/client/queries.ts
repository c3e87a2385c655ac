import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ConversationCounts, ConversationStatus } from '@/lib/contract/conversation'
import type { SessionPage } from '@/lib/contract/workspace'
import { api } from './api'

export const countsKey = ['conversation-counts']

/** How many conversations each view holds. Events make it stale, at most once a second. */
export const conversationCountsQuery = (status: ConversationStatus) =>
  queryOptions({
    queryKey: [...countsKey, status],
    queryFn: ({ signal }) =>
      api<ConversationCounts>('GET', `/api/conversations/counts?status=${status}`, undefined, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** My sign-ins, newest first, page by page. */
export const sessionsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['sessions'],
    queryFn: ({ signal, pageParam }) => {
      const before = pageParam === null ? '' : `?before=${encodeURIComponent(pageParam)}`
      return api<SessionPage>('GET', `/api/sessions${before}`, undefined, { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
