import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Account } from '@/lib/contract/account'
import type { AuditPage } from '@/lib/contract/audit'
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

/** What my account asks for at sign-in. */
export const accountQuery = () =>
  queryOptions({
    queryKey: ['account'],
    queryFn: ({ signal }) => api<Account>('GET', '/api/account', undefined, { signal }),
  })

/** The audit log, newest first, page by page. */
export const auditQuery = () =>
  infiniteQueryOptions({
    queryKey: ['audit'],
    queryFn: ({ signal, pageParam }) =>
      api<AuditPage>('GET', `/api/audit${pageParam && `?before=${pageParam}`}`, undefined, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
  })
