'use client'

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import type { SandboxMessage, SandboxMessagesAnswer } from '@/lib/contract/sandbox'
import { type Chat, chatKey, chatPath } from './chat-key'
import { customersKey } from './use-customers'

export const messagesKey = (chat: Chat) => ['sandbox', 'messages', chatKey(chat)] as const

/** A chat's messages, oldest first, and how to get older ones. */
export const useChat = (chat: Chat) => {
  const query = useInfiniteQuery({
    queryKey: messagesKey(chat),
    queryFn: ({ pageParam, signal }) =>
      api<SandboxMessagesAnswer>(
        'GET',
        `${chatPath(chat)}/messages${pageParam ? `?before=${encodeURIComponent(pageParam)}` : ''}`,
        undefined,
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => (page.hasOlder ? page.items[0]?.id : undefined),
    select: ({ pages }) => pages.toReversed().flatMap((page) => page.items),
  })
  return { ...query, messages: query.data }
}

/** Writes as the customer. */
export const useWrite = (chat: Chat) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (text: string) => api<SandboxMessage>('POST', `${chatPath(chat)}/messages`, { text }),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: messagesKey(chat) }),
        client.invalidateQueries({ queryKey: customersKey }),
      ])
    },
  })
}
