'use client'

import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'
import { Tooltip } from './Tooltip'

const sizes = {
  sm: 'size-7 [&_svg]:size-4 pointer-coarse:size-9',
  md: 'size-8 [&_svg]:size-4.5 pointer-coarse:size-10',
  lg: 'size-9 [&_svg]:size-5 pointer-coarse:size-11',
} as const

type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  /** Its name: for the tooltip and for those who do not see the icon. */
  label: string
  keys?: readonly string[]
  icon: ReactNode
  size?: keyof typeof sizes
  pressed?: boolean
  side?: ComponentProps<typeof Tooltip>['side']
}

/** A button that is only an icon. Always named, always with a tooltip. */
export const IconButton = ({
  label,
  keys,
  icon,
  size = 'md',
  pressed,
  side,
  className,
  ...rest
}: IconButtonProps) => (
  <Tooltip label={label} {...(keys ? { keys } : {})} {...(side ? { side } : {})}>
    <button
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      className={cx(
        'inline-flex shrink-0 items-center justify-center rounded-md text-muted transition-colors duration-100',
        'hover:bg-sunken hover:text-ink disabled:cursor-not-allowed disabled:opacity-50 data-[state=open]:bg-sunken',
        pressed && 'bg-sunken text-ink',
        sizes[size],
        className,
      )}
      {...rest}
    >
      {icon}
    </button>
  </Tooltip>
)
