import type { ReactNode } from 'react'
import { cx } from './cx'

type EmptyStateProps = {
  icon?: ReactNode
  title: string
  text?: string
  action?: ReactNode
  className?: string
}

/** Nothing here: says why, and what to do next. */
export const EmptyState = ({ icon, title, text, action, className }: EmptyStateProps) => (
  <div
    className={cx('flex h-full flex-col items-center justify-center gap-1 px-6 py-10 text-center', className)}
  >
    {icon && <span className="mb-2 text-faint [&_svg]:size-6">{icon}</span>}
    <p className="font-medium">{title}</p>
    {text && <p className="max-w-72 text-sm text-muted text-pretty">{text}</p>}
    {action && <div className="mt-3">{action}</div>}
  </div>
)
