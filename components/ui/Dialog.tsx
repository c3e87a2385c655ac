'use client'

import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cx } from './cx'

type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** Keeps the title for screen readers only. */
  hideTitle?: boolean
  description?: string
  closeLabel: string
  /** `sheet` comes in from the end edge and is as tall as the screen. */
  kind?: 'dialog' | 'sheet'
  width?: keyof typeof widths
  children: ReactNode
}

const widths = { sm: 'max-w-sm', md: 'max-w-lg', lg: 'max-w-2xl' } as const

const kinds = {
  dialog:
    'start-1/2 top-[8vh] max-h-[84vh] w-[calc(100vw-2rem)] -translate-x-1/2 rtl:translate-x-1/2 animate-fade-in rounded-xl shadow-dialog',
  sheet:
    'inset-y-0 end-0 w-full md:max-w-sm animate-slide-in shadow-dialog data-[state=closed]:animate-slide-out pb-[env(safe-area-inset-bottom)]',
} as const

/** Focuses what asks for it with `data-autofocus`, else the dialog itself: its close button is no place to begin. */
const focusWithin = (event: Event) => {
  event.preventDefault()
  const content = event.currentTarget as HTMLElement
  const wanted = content.querySelector<HTMLElement>('[data-autofocus]')
  const target = wanted ?? content
  target.focus()
}

export const Dialog = (props: DialogProps) => {
  const {
    open,
    onOpenChange,
    title,
    hideTitle,
    description,
    closeLabel,
    kind = 'dialog',
    width = 'md',
    children,
  } = props
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade-in bg-overlay data-[state=closed]:animate-fade-out" />
        <Radix.Content
          className={cx(
            'fixed z-40 flex flex-col overflow-hidden bg-raised text-ink outline-none focus-visible:outline-none',
            kinds[kind],
            kind === 'dialog' && widths[width],
          )}
          onOpenAutoFocus={focusWithin}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <div className={hideTitle ? 'sr-only' : 'flex min-h-12 items-center gap-3 ps-4 pe-2'}>
            <Radix.Title className="min-w-0 flex-1 truncate text-base font-semibold">{title}</Radix.Title>
            {!hideTitle && (
              <Radix.Close
                aria-label={closeLabel}
                className="inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink pointer-coarse:size-11"
              >
                <X aria-hidden className="size-4.5" />
              </Radix.Close>
            )}
          </div>
          {description && (
            <Radix.Description className="px-4 pb-3 text-sm text-muted">{description}</Radix.Description>
          )}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
