'use client'

import { Check, CheckCheck, CircleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { cx } from '@/components/ui/cx'
import type { SandboxTick } from '@/lib/contract/sandbox'

const icons = { sent: Check, delivered: CheckCheck, read: CheckCheck, failed: CircleAlert } as const

/** How far a customer's message got: one tick, two, blue, or not delivered. */
export const Ticks = ({ status }: { status: SandboxTick }) => {
  const t = useTranslations('sandbox.tick')
  const Icon = icons[status]
  return (
    <span
      role="img"
      aria-label={t(status)}
      data-status={status}
      className={cx(
        'inline-flex shrink-0',
        status === 'read' && 'text-(--phone-read)',
        status === 'failed' && 'text-danger',
      )}
    >
      <Icon aria-hidden className="size-4" strokeWidth={2.2} />
    </span>
  )
}
