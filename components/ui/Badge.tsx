import type { ReactNode } from 'react'
import { cx } from './cx'

const tones = {
  neutral: 'bg-sunken text-muted',
  accent: 'bg-accent text-on-accent',
  soft: 'bg-accent-soft text-accent-text',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-danger-soft text-danger',
} as const

type BadgeProps = { tone?: keyof typeof tones; children: ReactNode; className?: string }

/** A small count or word. */
export const Badge = ({ tone = 'neutral', children, className }: BadgeProps) => (
  <span
    className={cx(
      'inline-flex h-4.5 min-w-4.5 shrink-0 items-center justify-center rounded-full px-1.5 text-2xs font-medium tabular-nums',
      tones[tone],
      className,
    )}
  >
    {children}
  </span>
)
