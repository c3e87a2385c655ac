'use client'

import { useTranslations } from 'use-intl'
import { ActionTooltip } from '@/components/keyboard/ActionTooltip'
import { useAction } from '@/components/keyboard/actions'
import { Button } from '@/components/ui/Button'

type Pages = {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  isFetchNextPageError: boolean
  fetchNextPage: () => unknown
}

/** The rest of a long list, when asked for. */
export const MoreSessions = ({ query }: { query: Pages }) => {
  const t = useTranslations()
  const more = () => query.fetchNextPage()
  useAction('moreSessions', query.hasNextPage ? more : null)
  if (!query.hasNextPage) return null
  return (
    <div className="flex items-center justify-center gap-3 border-line border-t py-3">
      <span role="status" className="text-sm text-muted empty:hidden">
        {query.isFetchNextPageError && t('sessions.moreFailed')}
      </span>
      <ActionTooltip action="moreSessions" side="top">
        <Button size="sm" busy={query.isFetchingNextPage} onClick={more}>
          {t(query.isFetchNextPageError ? 'common.retry' : 'sessions.more')}
        </Button>
      </ActionTooltip>
    </div>
  )
}
