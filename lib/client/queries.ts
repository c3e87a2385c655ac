import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Account } from '@/lib/contract/account'
import type { AuditPage } from '@/lib/contract/audit'
import type { ConversationCounts, ConversationStatus } from '@/lib/contract/conversation'
import type { SessionEntry } from '@/lib/contract/workspace'
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

/** My sign-ins, newest first. */
export const sessionsQuery = () =>
  queryOptions({
    queryKey: ['sessions'],
    queryFn: async ({ signal }) =>
      (await api<{ items: SessionEntry[] }>('GET', '/api/sessions', undefined, { signal })).items,
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
