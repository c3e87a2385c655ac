'use client'

import { useTranslations } from 'use-intl'
import { useTimes } from '@/components/inbox/use-times'
import { useNow } from '@/components/ui/use-now'

export const DayDivider = ({ at }: { at: string }) => {
  const { dayName } = useTimes()
  const now = useNow()
  return (
    <div className="flex items-center gap-3 px-4 pt-4 pb-1 text-xs font-medium text-faint">
      <span aria-hidden className="h-px flex-1 bg-line" />
      <time dateTime={at}>{dayName(at, now)}</time>
      <span aria-hidden className="h-px flex-1 bg-line" />
    </div>
  )
}

export const UnreadDivider = () => {
  const t = useTranslations('thread')
  return (
    <div className="flex items-center gap-3 px-4 pt-4 pb-1 text-xs font-medium text-accent-text">
      <span aria-hidden className="h-px flex-1 bg-accent" />
      <span>{t('newLine')}</span>
      <span aria-hidden className="h-px flex-1 bg-accent" />
    </div>
  )
}
