'use client'

import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'

export type BubbleTone = 'inbound' | 'outbound' | 'note'

const tones = {
  inbound: 'bg-sunken',
  outbound: 'bg-accent-soft',
  note: 'bg-note inset-ring inset-ring-note-line',
} as const

type BubbleProps = {
  tone: BubbleTone
  first: boolean
  last: boolean
  /** Above the first of a group: whose it is. */
  heading?: ReactNode
  /** At the end of the text: time and tick. */
  meta?: ReactNode
  /** Beside it, on hover and focus. */
  actions?: ReactNode
  /** Beneath it: what went wrong, and what to do. */
  footer?: ReactNode
  children: ReactNode
}

/** A bubble on its side: the customer's at the start, ours and notes at the end. */
export const Bubble = ({ tone, first, last, heading, meta, actions, footer, children }: BubbleProps) => {
  const own = tone !== 'inbound'
  return (
    <div
      className={cx(
        'group/bubble flex flex-col px-4',
        own ? 'items-end' : 'items-start',
        first ? 'pt-3' : 'pt-0.5',
      )}
    >
      {first && heading && (
        <div className={cx('mb-1 px-1 text-xs', tone === 'note' ? 'text-note-ink' : 'text-faint')}>
          {heading}
        </div>
      )}
      <div className={cx('flex max-w-[min(38rem,85%)] items-center gap-1', own && 'flex-row-reverse')}>
        <div
          className={cx(
            'min-w-0 rounded-xl px-3 py-1.5 leading-5 break-words whitespace-pre-wrap [overflow-wrap:anywhere]',
            tones[tone],
            // The corner that points to the sender is squared within a group.
            own ? !last && 'rounded-ee-sm' : !last && 'rounded-es-sm',
            own ? !first && 'rounded-se-sm' : !first && 'rounded-ss-sm',
          )}
        >
          {/* The words decide their direction themselves; <bdi> keeps ours from having a say in it. */}
          <div dir="auto" className="flow-root">
            {children}
            {meta && (
              <bdi className="float-end ms-3 mt-1 -mb-0.5 flex h-4 items-center gap-1 text-2xs text-faint tabular-nums select-none">
                {meta}
              </bdi>
            )}
          </div>
        </div>
        <div className="flex shrink-0 opacity-0 transition-opacity duration-100 group-focus-within/bubble:opacity-100 group-hover/bubble:opacity-100 pointer-coarse:opacity-70">
          {actions}
        </div>
      </div>
      {footer && <div className="mt-1 max-w-[min(38rem,85%)] px-1 text-sm">{footer}</div>}
    </div>
  )
}
