'use client'

import { useTranslations } from 'use-intl'
import { Skeleton } from '@/components/ui/Skeleton'
import { useMedia, wideScreen } from '@/components/ui/use-media'
import { useUi } from '@/stores/ui'
import { ThreadSkeleton } from './ThreadSkeleton'

/** The frame of a conversation before anything is known of it, so that nothing jumps when it comes. */
export const ConversationSkeleton = () => {
  const t = useTranslations('common')
  const pane = useMedia(wideScreen)
  const paneOpen = useUi((state) => state.contactPaneOpen)
  return (
    <div className="flex h-full min-w-0">
      <div className="flex h-full min-w-0 flex-1 flex-col">
        <div className="flex h-14 shrink-0 items-center gap-2 border-line border-b px-2 md:px-4">
          <Skeleton className="size-8 rounded-full!" />
          <Skeleton className="h-3.5 w-32" />
        </div>
        <ThreadSkeleton label={t('loading')} />
        <div className="mt-5 px-2 pb-2 md:px-4 md:pb-4">
          <Skeleton className="h-19 rounded-xl!" />
        </div>
      </div>
      {pane && paneOpen && <div className="h-full w-80 shrink-0 border-line border-s" />}
    </div>
  )
}
