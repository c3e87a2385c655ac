'use client'

import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { DayDivider, UnreadDivider } from './DayDivider'
import { MessageBubble } from './MessageBubble'
import { PendingBubble } from './PendingBubble'
import type { ThreadRow } from './thread-rows'

type ThreadRowViewProps = { row: ThreadRow; contactName: string; oldest: boolean; newest: boolean }

const Beginning = () => {
  const t = useTranslations('thread')
  return <p className="px-4 pt-6 text-center text-xs text-faint">{t('beginning')}</p>
}

const same = (one: ThreadRowViewProps, other: ThreadRowViewProps) =>
  one.contactName === other.contactName &&
  one.oldest === other.oldest &&
  one.newest === other.newest &&
  one.row.day === other.row.day &&
  one.row.unread === other.row.unread &&
  one.row.first === other.row.first &&
  one.row.last === other.row.last &&
  one.row.named === other.row.named &&
  (one.row.kind === 'message'
    ? other.row.kind === 'message' && one.row.message === other.row.message
    : other.row.kind === 'pending' && one.row.pending === other.row.pending)

/** A bubble with the lines above it. One row of the virtual list, so that a page of history adds whole rows only. */
export const ThreadRowView = memo(({ row, contactName, oldest, newest }: ThreadRowViewProps) => {
  const { first, last, named } = row
  return (
    // The space at the end belongs to the last row: the list scrolls to the end of rows, not of paddings.
    <div className={newest ? 'pb-3' : undefined}>
      {oldest && <Beginning />}
      {row.day && <DayDivider at={row.day} />}
      {row.unread && <UnreadDivider />}
      {row.kind === 'message' ? (
        <MessageBubble
          message={row.message}
          first={first}
          last={last}
          named={named}
          contactName={contactName}
        />
      ) : (
        <PendingBubble
          pending={row.pending}
          first={first}
          last={last}
          named={named}
          contactName={contactName}
        />
      )}
    </div>
  )
}, same)
ThreadRowView.displayName = 'ThreadRowView'
