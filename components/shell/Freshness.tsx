'use client'

import { useTranslations } from 'use-intl'
import { cx } from '@/components/ui/cx'
import { useConnection } from '@/stores/connection'

const tones = {
  starting: 'bg-field-line',
  live: 'bg-online',
  'catching-up': 'bg-away',
  behind: 'bg-away',
  offline: 'bg-away',
  'signed-out': 'bg-away',
  failed: 'bg-danger',
} as const

/** A dot and a word beside the list's title. The connection line says the same to screen readers. */
export const Freshness = () => {
  const t = useTranslations('connection')
  const state = useConnection((store) => store.freshness.state)
  return (
    <span aria-hidden className="flex items-center gap-1.5 text-xs text-muted">
      <span className={cx('size-1.5 rounded-full', tones[state])} />
      {state === 'failed' || state === 'signed-out' ? t('offline') : t(state)}
    </span>
  )
}
