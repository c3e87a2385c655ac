import { queryOptions } from '@tanstack/react-query'
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
