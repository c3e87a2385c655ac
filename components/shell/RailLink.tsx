'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { Tooltip } from '@/components/ui/Tooltip'

type RailLinkProps = {
  href: string
  label: string
  keys: readonly string[]
  icon: ReactNode
  active?: boolean
  newTab?: boolean
}

export const RailLink = ({ href, label, keys, icon, active = false, newTab = false }: RailLinkProps) => (
  <Tooltip label={label} keys={keys} side="right">
    <Link
      href={href}
      aria-label={label}
      aria-current={active ? 'page' : undefined}
      {...(newTab ? { target: '_blank', prefetch: false } : {})}
      className={cx(
        'inline-flex size-9 items-center justify-center rounded-md transition-colors duration-100 pointer-coarse:size-11 [&_svg]:size-5',
        active ? 'bg-selected text-ink' : 'text-muted hover:bg-selected hover:text-ink',
      )}
    >
      {icon}
    </Link>
  </Tooltip>
)
