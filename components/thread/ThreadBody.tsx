'use client'

import { useCallback, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction } from '@/components/keyboard/actions'
import { useErrorText } from '@/components/providers/use-error-text'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { loadThread } from '@/lib/client/conversations'
import { useConnection } from '@/stores/connection'
import type { ConversationEntry } from '@/stores/conversations'
import { useMessages } from '@/stores/messages'
import { useRetry } from './DeliveryTrouble'
import { MessageList } from './MessageList'
import { ThreadSkeleton } from './ThreadSkeleton'
import { useReading } from './use-reading'
import { useThreadRows } from './use-thread-rows'
import { useUnsentKeys } from './use-unsent'

/** Showing a conversation loads its thread. If that brought nothing, this asks again and can say why. */
const useMissingThread = (id: string, missing: boolean) => {
  const live = useConnection((state) => state.freshness.state === 'live')
  const [error, setError] = useState<unknown>(null)
  const load = useCallback(() => {
    setError(null)
    return loadThread(id).catch(setError)
  }, [id])
  useEffect(() => {
    if (!missing || !live) return
    const timer = setTimeout(load, 2_500)
    return () => clearTimeout(timer)
  }, [missing, live, load])
  return { error, load }
}

/** The messages, or what stands in their place while they load or when they did not. */
export const ThreadBody = ({ entry }: { entry: ConversationEntry }) => {
  const t = useTranslations()
  const errorText = useErrorText()
  const { id, contact } = entry.conversation
  const [atNewest, setAtNewest] = useState(true)
  const thread = useMessages((state) => state.threads[id])
  const newAfter = useReading(entry, thread, atNewest)
  const rows = useThreadRows(id, newAfter)
  const { error, load } = useMissingThread(id, thread === undefined)
  const offline = useConnection((state) => state.freshness.state === 'offline')
  const retry = useRetry()
  const failed = thread?.items.findLast((message) => message.status === 'failed')
  const retryUnsent = useUnsentKeys(id)
  useAction('retryFailed', retryUnsent ?? (failed ? () => retry(failed) : null))

  if (thread)
    return (
      <MessageList
        conversationId={id}
        contactName={contact.name}
        rows={rows}
        thread={thread}
        onAtNewest={setAtNewest}
      />
    )
  if (error !== null)
    return (
      <ErrorState
        className="min-h-0 flex-1"
        title={t('thread.loadFailed')}
        text={errorText(error)}
        retryLabel={t('common.retry')}
        onRetry={load}
      />
    )
  if (offline)
    return (
      <EmptyState
        className="min-h-0 flex-1"
        title={t('thread.offlineTitle')}
        text={t('thread.offlineText')}
      />
    )
  return <ThreadSkeleton label={t('common.loading')} />
}
