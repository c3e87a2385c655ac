'use client'

import { Tooltip as Radix } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { Kbd } from './Kbd'

export const TooltipProvider = ({ children }: { children: ReactNode }) => (
  <Radix.Provider delayDuration={400} skipDelayDuration={200}>
    {children}
  </Radix.Provider>
)

type TooltipProps = {
  label: string
  /** The keys that do the same, as caps. */
  keys?: readonly string[]
  side?: ComponentProps<typeof Radix.Content>['side']
  /** One element that takes a ref and props. */
  children: ReactNode
}

/** Names what it stands over, and the key for it, on hover and on focus. */
export const Tooltip = ({ label, keys, side = 'bottom', children }: TooltipProps) => (
  <Radix.Root>
    <Radix.Trigger asChild>{children}</Radix.Trigger>
    <Radix.Portal>
      <Radix.Content
        side={side}
        sideOffset={6}
        collisionPadding={8}
        className="z-50 flex max-w-72 animate-fade-in items-center gap-2 rounded-md bg-raised px-2 py-1 text-xs text-ink shadow-menu"
      >
        {label}
        {keys && <Kbd keys={keys} />}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
)
