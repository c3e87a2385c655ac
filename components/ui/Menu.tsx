'use client'

import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'
import { Kbd } from './Kbd'

/** Not modal: the rest of the screen stays reachable and live while a menu is open. */
export const Menu = (props: ComponentProps<typeof DropdownMenu.Root>) => (
  <DropdownMenu.Root modal={false} {...props} />
)
export const MenuTrigger = DropdownMenu.Trigger
export const MenuRadioGroup = DropdownMenu.RadioGroup

export const MenuContent = ({ className, ...rest }: ComponentProps<typeof DropdownMenu.Content>) => (
  <DropdownMenu.Portal>
    <DropdownMenu.Content
      sideOffset={6}
      collisionPadding={8}
      className={cx(
        'z-40 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-y-auto rounded-lg bg-raised p-1',
        'animate-pop-in text-base text-ink shadow-menu',
        className,
      )}
      {...rest}
    />
  </DropdownMenu.Portal>
)

const row =
  'relative flex min-h-8 select-none items-center gap-2 rounded-md px-2 text-start outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-sunken pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0'

type MenuItemProps = ComponentProps<typeof DropdownMenu.Item> & {
  icon?: ReactNode
  keys?: readonly string[]
  tone?: 'neutral' | 'danger'
}

export const MenuItem = ({ icon, keys, tone = 'neutral', className, children, ...rest }: MenuItemProps) => (
  <DropdownMenu.Item className={cx(row, tone === 'danger' && 'text-danger', className)} {...rest}>
    {icon && <span className={tone === 'danger' ? '' : 'text-muted'}>{icon}</span>}
    <span className="min-w-0 flex-1 truncate">{children}</span>
    {keys && <Kbd keys={keys} />}
  </DropdownMenu.Item>
)

type MenuRadioItemProps = ComponentProps<typeof DropdownMenu.RadioItem> & {
  icon?: ReactNode
  keys?: readonly string[]
}

export const MenuRadioItem = ({ icon, keys, className, children, ...rest }: MenuRadioItemProps) => (
  <DropdownMenu.RadioItem className={cx(row, 'pe-8', className)} {...rest}>
    {icon && <span className="text-muted">{icon}</span>}
    <span className="min-w-0 flex-1 truncate">{children}</span>
    {keys && <Kbd keys={keys} />}
    <DropdownMenu.ItemIndicator className="absolute end-2 text-accent-text">
      <Check aria-hidden />
    </DropdownMenu.ItemIndicator>
  </DropdownMenu.RadioItem>
)

export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <DropdownMenu.Label className="px-2 pt-1.5 pb-1 text-xs font-medium text-muted">
    {children}
  </DropdownMenu.Label>
)

export const MenuSeparator = () => <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-line" />
