import { Slot } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'
import { Spinner } from './Spinner'

const variants = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'bg-surface text-ink inset-ring inset-ring-line-strong hover:bg-hover',
  ghost: 'text-muted hover:bg-sunken hover:text-ink',
  danger: 'bg-danger-fill text-white hover:brightness-95',
} as const

const sizes = {
  sm: 'h-7 gap-1.5 px-2 text-sm pointer-coarse:h-9 pointer-coarse:px-3',
  md: 'h-8 gap-2 px-3 text-base pointer-coarse:h-10',
  lg: 'h-10 gap-2 px-4 text-base',
} as const

type ButtonProps = ComponentProps<'button'> & {
  variant?: keyof typeof variants
  size?: keyof typeof sizes
  /** Shows a spinner in place of the icon and refuses clicks; the label stays. */
  busy?: boolean
  icon?: ReactNode
  /** Gives its looks to its child, such as a link. Then `icon` and `busy` are not used. */
  asChild?: boolean
}

export const Button = ({
  variant = 'secondary',
  size = 'md',
  busy = false,
  icon,
  asChild = false,
  className,
  children,
  disabled,
  ...rest
}: ButtonProps) => {
  const looks = cx(
    'inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md font-medium',
    'transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
    variants[variant],
    sizes[size],
    className,
  )
  if (asChild)
    return (
      <Slot.Root className={looks} {...rest}>
        {children}
      </Slot.Root>
    )
  return (
    <button
      type="button"
      className={looks}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...rest}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  )
}
