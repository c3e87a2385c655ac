'use client'

import { toast } from 'sonner'
import { useTranslations } from 'use-intl'
import { closeConversation } from '@/components/inbox/inbox-route'
import { useErrorText } from '@/components/providers/use-error-text'
import { api } from '@/lib/client/api'
import type { MarkReadBody } from '@/lib/contract/conversation'
import { useMessages } from '@/stores/messages'

/**
 * Unread again from the customer's last message on; null when there is none. The conversation is left first, or it would
 * be read again at once. The event says it to every window, this one too.
 */
export const useMarkUnread = (conversationId: string): (() => void) | null => {
  const t = useTranslations('change')
  const errorText = useErrorText()
  const lastInbound = useMessages((state) =>
    state.threads[conversationId]?.items.findLast((message) => message.direction === 'inbound'),
  )
  if (!lastInbound) return null
  const body: MarkReadBody = { position: lastInbound.position - 1, backwards: true }
  return () => {
    closeConversation()
    api('POST', `/api/conversations/${conversationId}/read`, body).catch((error: unknown) =>
      toast.error(t('failed', { reason: errorText(error) })),
    )
  }
}
