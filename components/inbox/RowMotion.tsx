'use client'

import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { rowHeight } from './ConversationRow'

const reducedMotion = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** Lets a row glide from its old place to its new one when the order changes. */
export const RowMotion = ({ id, index, children }: { id: string; index: number; children: ReactNode }) => {
  const element = useRef<HTMLDivElement>(null)
  const before = useRef(index)
  useLayoutEffect(() => {
    const moved = before.current - index
    before.current = index
    if (moved === 0 || reducedMotion()) return
    element.current?.animate([{ transform: `translateY(${moved * rowHeight}px)` }, { transform: 'none' }], {
      duration: 180,
      easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)',
    })
  }, [index])
  return (
    <div ref={element} data-row={id} style={{ height: rowHeight }}>
      {children}
    </div>
  )
}
