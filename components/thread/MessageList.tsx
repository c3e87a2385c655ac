'use client'

import { useEffect, useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Virtualizer } from 'virtua'
import { useAction } from '@/components/keyboard/actions'
import type { Thread } from '@/stores/messages'
import { NewestButton } from './NewestButton'
import { OlderStatus } from './OlderStatus'
import { ThreadRowView } from './ThreadRowView'
import type { ThreadRow } from './thread-rows'
import { useOlder } from './use-older'
import { useThreadScroll } from './use-thread-scroll'

type MessageListProps = {
  conversationId: string
  contactName: string
  rows: ThreadRow[]
  thread: Thread
  /** Called when the reader comes to the end or leaves it. */
  onAtNewest: (atNewest: boolean) => void
}

/** How many messages came below since the reader left the end; those of oneself do not count. */
const useNewBelow = (items: Thread['items'], atNewest: boolean) => {
  const seen = useRef(0)
  const newest = items.at(-1)?.position ?? 0
  if (atNewest || seen.current === 0) seen.current = newest
  return useMemo(
    () => (atNewest ? 0 : items.filter((message) => message.position > seen.current).length),
    [items, atNewest],
  )
}

/** The messages in view, out of however many there are. */
export const MessageList = ({ conversationId, contactName, rows, thread, onAtNewest }: MessageListProps) => {
  const t = useTranslations('thread')
  const older = useOlder(conversationId, thread.hasOlder)
  const { scroller, hands, view, prepended, atNewest, toNewest, ...scrolling } = useThreadScroll(
    rows,
    older.loadUnlessFailed,
  )
  const newBelow = useNewBelow(thread.items, atNewest)
  useAction('newest', atNewest ? null : toNewest)
  useEffect(() => onAtNewest(atNewest), [atNewest, onAtNewest])

  return (
    <div className="relative min-h-0 flex-1">
      <OlderStatus state={older.state} onRetry={older.load} />
      {/* Not a live region itself: only what is in view is drawn, so scrolling would be read out. NewsReader says what is new. */}
      <div
        ref={scroller}
        {...hands}
        role="log"
        aria-live="off"
        aria-label={t('log', { name: contactName })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable with the keyboard
        tabIndex={0}
        className="flex h-full flex-col overflow-y-auto overscroll-contain focus-inset [overflow-anchor:none]"
      >
        {/* Holds a short thread at the bottom. It must be empty: the virtual list counts its offsets from the top. */}
        <div className="flex grow flex-col items-center justify-center">
          {rows.length === 0 && <p className="text-muted">{t('empty')}</p>}
        </div>
        <Virtualizer ref={view} shift={prepended} bufferSize={400} {...scrolling}>
          {rows.map((row, index) => (
            <ThreadRowView
              key={row.key}
              row={row}
              contactName={contactName}
              oldest={index === 0 && !thread.hasOlder}
              newest={index === rows.length - 1}
            />
          ))}
        </Virtualizer>
      </div>
      {!atNewest && <NewestButton newCount={newBelow} onClick={toNewest} />}
    </div>
  )
}
