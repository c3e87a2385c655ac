'use client'

import { Button } from './Button'
import { cx } from './cx'

type ErrorStateProps = {
  title: string
  text?: string
  retryLabel: string
  onRetry: () => void
  busy?: boolean
  className?: string
}

/** Something did not load: says what, and offers to try again. */
export const ErrorState = ({ title, text, retryLabel, onRetry, busy, className }: ErrorStateProps) => (
  <div
    role="alert"
    className={cx('flex h-full flex-col items-center justify-center gap-1 px-6 py-10 text-center', className)}
  >
    <p className="font-medium">{title}</p>
    {text && <p className="max-w-80 text-sm text-muted text-pretty">{text}</p>}
    <Button size="sm" className="mt-3" onClick={onRetry} busy={busy ?? false}>
      {retryLabel}
    </Button>
  </div>
)
