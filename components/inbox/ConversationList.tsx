'use client'

import { useTranslations } from 'use-intl'
import { useErrorText } from '@/components/providers/use-error-text'
import { useRealtime } from '@/components/realtime/WebSocketContext'
import { Freshness } from '@/components/shell/Freshness'
import { ErrorState } from '@/components/ui/ErrorState'
import { useConnection } from '@/stores/connection'
import { listKey } from '@/stores/conversations'
import { ConversationRows } from './ConversationRows'
import type { InboxRoute } from './inbox-route'
import { ListEmpty } from './ListEmpty'
import { ListSkeleton } from './ListSkeleton'
import { StatusFilter } from './StatusFilter'
import { useList } from './use-list'
import { ViewTabs } from './ViewTabs'

/** The pane at the start: which conversations, and the conversations. */
export const ConversationList = ({ route, phone }: { route: InboxRoute; phone: boolean }) => {
  const t = useTranslations()
  const errorText = useErrorText()
  const { list, conversationId } = route
  const freshness = useConnection((state) => state.freshness)
  const { reconnect } = useRealtime()
  const { rows, pending, trouble, busy, hasMore, loadFirst, loadMore } = useList(list)

  const body = () => {
    if (freshness.state === 'failed' && rows.length === 0)
      return (
        <ErrorState
          title={t('list.loadFailed')}
          text={freshness.message}
          retryLabel={t('common.retry')}
          onRetry={reconnect}
        />
      )
    if (trouble?.kind === 'first' && rows.length === 0)
      return (
        <ErrorState
          title={t('list.loadFailed')}
          text={errorText(trouble.error)}
          retryLabel={t('common.retry')}
          onRetry={loadFirst}
          busy={busy}
        />
      )
    // What is already known of a list is shown while the rest of it comes.
    if (pending && rows.length === 0) return <ListSkeleton label={t('common.loading')} />
    if (rows.length === 0 && !hasMore) return <ListEmpty list={list} phone={phone} />
    return (
      <ConversationRows
        key={listKey(list)}
        list={list}
        rows={rows}
        selectedId={conversationId}
        hasMore={hasMore}
        failed={trouble?.kind === 'more'}
        onMore={loadMore}
      />
    )
  }

  return (
    <nav aria-label={t('list.label')} className="flex h-full min-h-0 flex-col">
      <header className="shrink-0 border-line border-b">
        <div className="flex h-12 items-center gap-3 ps-4 pe-2">
          <h1 className="text-lg font-semibold">{t('list.title')}</h1>
          <Freshness />
          <span className="flex-1" />
          <StatusFilter list={list} />
        </div>
        <ViewTabs list={list} />
      </header>
      <div className="flex min-h-0 flex-1 flex-col">{body()}</div>
    </nav>
  )
}
