'use client'

import { CircleUserRound } from 'lucide-react'
import { memo, useId } from 'react'
import { useTranslations } from 'use-intl'
import { Avatar } from '@/components/ui/Avatar'
import { cx } from '@/components/ui/cx'
import { useNow } from '@/components/ui/use-now'
import { type ConversationEntry, type List, unreadCount } from '@/stores/conversations'
import { useWorkspace } from '@/stores/workspace'
import { hrefOf, openConversation } from './inbox-route'
import { onPlainClick } from './plain-click'
import { RowActions } from './RowActions'
import { RowPressure, UnreadBadge, UnsentBadge } from './RowMarks'
import { RowPreview } from './RowPreview'
import { useTimes } from './use-times'

/** The height of every row in px; the skeletons and the virtual list rely on it. */
export const rowHeight = 78

type ConversationRowProps = {
  entry: ConversationEntry
  list: List
  selected: boolean
  /** Whether the Tab key stops here: one row of the list takes it, the arrows do the rest. */
  reachable: boolean
}

const Assignee = ({ userId }: { userId: string | null }) => {
  const t = useTranslations('row')
  const me = useWorkspace((state) => state.me?.userId)
  const name = useWorkspace((state) => (userId ? (state.members[userId]?.name ?? '?') : null))
  const text =
    name === null ? t('unassigned') : userId === me ? t('assignedToYou') : t('assignedTo', { name })
  return (
    <span title={text} className="inline-flex">
      {name === null ? (
        <CircleUserRound aria-hidden strokeWidth={1.5} className="size-5 text-line-strong" />
      ) : (
        <Avatar name={name} size="xs" />
      )}
      <span className="sr-only">{text}</span>
    </span>
  )
}

/** One conversation in one look: who, on which channel, the last words, when, unread, whose it is, what presses. */
export const ConversationRow = memo(({ entry, list, selected, reachable }: ConversationRowProps) => {
  const { conversation } = entry
  const { contact } = conversation
  const id = useId()
  const now = useNow()
  const { short, full } = useTimes()
  const channel = useWorkspace((state) => state.channels[conversation.channelId]?.name)
  const unread = unreadCount(entry)
  return (
    <div className="group/row relative h-full px-2">
      <a
        href={hrefOf({ list, conversationId: conversation.id })}
        onClick={onPlainClick(() => openConversation(conversation.id, { write: true }))}
        data-conversation-id={conversation.id}
        tabIndex={reachable ? 0 : -1}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-rest ${id}-more`}
        aria-current={selected ? 'page' : undefined}
        draggable={false}
        className={cx(
          'flex h-full gap-3 rounded-lg p-2 focus-inset',
          selected ? 'bg-selected' : 'md:hover:bg-hover',
        )}
      >
        <Avatar name={contact.name} size="lg" className="mt-0.5" />
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="flex items-baseline gap-2">
            <span
              id={`${id}-name`}
              dir="auto"
              className={cx('min-w-0 flex-1 truncate', unread > 0 ? 'font-semibold' : 'font-medium')}
            >
              {contact.name}
            </span>
            <time
              dateTime={conversation.lastActivityAt}
              title={full(conversation.lastActivityAt)}
              suppressHydrationWarning
              className={cx(
                'shrink-0 text-xs tabular-nums',
                // The quick actions take its place.
                'pointer-fine:group-focus-within/row:invisible pointer-fine:md:group-hover/row:invisible',
                unread > 0 ? 'font-medium text-accent-text' : 'text-faint',
              )}
            >
              {short(conversation.lastActivityAt, now)}
            </time>
          </span>
          <span id={`${id}-rest`} className="flex items-center gap-2">
            <span
              dir="auto"
              className={cx('min-w-0 flex-1 truncate text-sm', unread > 0 ? 'text-ink' : 'text-muted')}
            >
              <RowPreview message={conversation.lastMessage} />
            </span>
            <UnreadBadge count={unread} />
          </span>
          <span id={`${id}-more`} className="flex h-5 items-center gap-2">
            <span className="min-w-0 flex-1 truncate text-xs text-faint">{channel}</span>
            <UnsentBadge conversationId={conversation.id} />
            <RowPressure conversation={conversation} now={now} />
            <Assignee userId={conversation.assigneeId} />
          </span>
        </span>
      </a>
      <RowActions conversation={conversation} reachable={reachable} selected={selected} />
    </div>
  )
})
ConversationRow.displayName = 'ConversationRow'
