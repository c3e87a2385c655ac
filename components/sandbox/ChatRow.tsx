'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { useTimes } from '@/components/inbox/use-times'
import { Avatar } from '@/components/ui/Avatar'
import { cx } from '@/components/ui/cx'
import type { SandboxCustomer } from '@/lib/contract/sandbox'
import { Ticks } from './Ticks'
import { useMessageText } from './use-message-text'

type ChatRowProps = { customer: SandboxCustomer; news: boolean; now: number; onOpen: () => void }

/** A chat in the list: who, the last words, when, and whether they are new. */
export const ChatRow = ({ customer, news, now, onOpen }: ChatRowProps) => {
  const t = useTranslations('sandbox')
  const textOf = useMessageText()
  const { short, full } = useTimes()
  const id = useId()
  const last = customer.lastMessage
  return (
    <button
      type="button"
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-last`}
      onClick={onOpen}
      className="focus-inset flex h-17 w-full items-center gap-3 px-4 text-start transition-colors duration-100 hover:bg-hover"
    >
      <Avatar name={customer.name} size="lg" className="[&>span]:size-11" />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span id={`${id}-name`} className="min-w-0 flex-1 truncate font-medium">
            {customer.name}
          </span>
          {last && (
            <time
              dateTime={last.at}
              title={full(last.at)}
              className={cx(
                'shrink-0 text-xs tabular-nums',
                news ? 'font-medium text-accent-text' : 'text-muted',
              )}
            >
              {short(last.at, now)}
            </time>
          )}
        </span>
        <span id={`${id}-last`} className="mt-0.5 flex h-5 items-center gap-1 text-muted text-sm">
          {last?.fromCustomer && <Ticks status={last.status} />}
          <span dir="auto" className={cx('min-w-0 flex-1 truncate', news && 'font-medium text-ink')}>
            {last ? textOf(last) : t('noMessages')}
          </span>
          {news && (
            <span role="img" aria-label={t('news')} className="size-2.5 shrink-0 rounded-full bg-accent" />
          )}
        </span>
      </span>
    </button>
  )
}
