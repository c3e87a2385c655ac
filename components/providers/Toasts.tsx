'use client'

import { Toaster } from 'sonner'
import { phoneScreen, useMedia } from '@/components/ui/use-media'

/** Short notices. They stand over the list, or at the top of a phone, so that they never cover the composer. */
export const Toasts = () => {
  const phone = useMedia(phoneScreen)
  return (
    <Toaster
      position={phone ? 'top-center' : 'bottom-left'}
      offset={{ bottom: 16, left: 68 }}
      gap={8}
      style={{ fontFamily: 'inherit' }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-3 rounded-lg bg-raised px-3 py-2.5 text-base text-ink shadow-dialog md:w-77',
          content: 'min-w-0 flex-1',
          title: '[overflow-wrap:anywhere]',
          error: 'text-danger',
          actionButton:
            'ms-auto h-7 shrink-0 cursor-pointer rounded-md px-2 text-sm font-medium text-accent-text hover:bg-sunken',
        },
      }}
    />
  )
}
