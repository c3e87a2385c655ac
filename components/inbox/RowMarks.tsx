'use client'

import { useTranslations } from 'use-intl'
import { Badge } from '@/components/ui/Badge'
import type { Conversation } from '@/lib/contract/conversation'
import { unsentIn, useOutbox } from '@/stores/outbox'
import { pressureOf } from './pressure'
import { useTimes } from './use-times'

/** What presses: a failed send, a reply window about to close, a customer who has waited long. */
export const RowPressure = ({ conversation, now }: { conversation: Conversation; now: number }) => {
  const t = useTranslations('row')
  const { span } = useTimes()
  const pressure = pressureOf(conversation, now)
  if (!pressure) return null
  if (pressure.kind === 'failed') return <Badge tone="danger">{t('failed')}</Badge>
  if (pressure.kind === 'waiting')
    return <Badge tone="warn">{t('waiting', { time: span(pressure.for) })}</Badge>
  return (
    <Badge tone="warn">
      <span aria-hidden>{t('closing', { time: span(pressure.left) })}</span>
      <span className="sr-only">{t('closingLabel', { time: span(pressure.left) })}</span>
    </Badge>
  )
}

/** Something written here has not gone out. */
export const UnsentBadge = ({ conversationId }: { conversationId: string }) => {
  const t = useTranslations('row')
  const unsent = useOutbox((state) => unsentIn(state, conversationId))
  if (!unsent) return null
  return unsent === 'refused' ? (
    <Badge tone="danger">{t('refused')}</Badge>
  ) : (
    <Badge tone="warn">{t('unsent')}</Badge>
  )
}

export const UnreadBadge = ({ count }: { count: number }) => {
  const t = useTranslations('row')
  if (count === 0) return null
  return (
    <Badge tone="accent">
      <span aria-hidden>{count > 99 ? t('unreadMany') : count}</span>
      <span className="sr-only">{t('unread', { count })}</span>
    </Badge>
  )
}
