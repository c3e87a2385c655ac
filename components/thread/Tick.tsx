'use client'

import { Check, CheckCheck, CircleAlert, CircleHelp, Clock } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { cx } from '@/components/ui/cx'
import type { MessageStatus } from '@/lib/contract/message'

const icons = {
  queued: Clock,
  unconfirmed: CircleHelp,
  sent: Check,
  failed: CircleAlert,
  delivered: CheckCheck,
  read: CheckCheck,
} as const

const tones = {
  queued: 'text-faint',
  unconfirmed: 'text-warn',
  sent: 'text-faint',
  failed: 'text-danger',
  delivered: 'text-faint',
  read: 'text-accent-text',
} as const

/** How far a message has come: clock, one tick, two ticks, two in the accent; or what went wrong. */
export const Tick = ({ status, className }: { status: MessageStatus; className?: string }) => {
  const t = useTranslations('message.status')
  const Icon = icons[status]
  return (
    <span data-status={status} className={cx('inline-flex shrink-0', tones[status], className)}>
      <Icon aria-hidden className={status === 'queued' ? 'size-3' : 'size-3.5'} strokeWidth={2.25} />
      <span className="sr-only">{t(status)}</span>
    </span>
  )
}
