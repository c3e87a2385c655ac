'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { ThemeProvider } from 'next-themes'
import { type ReactNode, useState } from 'react'
import { Toaster } from 'sonner'
import { IntlProvider } from 'use-intl'
import { TooltipProvider } from '@/components/ui/Tooltip'
import messages from '@/messages/en.json'

const createQueryClient = () =>
  new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: 1, refetchOnReconnect: true } } })

/** What every page stands in: texts, theme, fetched data, tooltips, toasts. */
export const Providers = ({ children }: { children: ReactNode }) => {
  const [queryClient] = useState(createQueryClient)
  const [timeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
  return (
    <IntlProvider locale="en-GB" messages={messages} timeZone={timeZone}>
      <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange>
        <QueryClientProvider client={queryClient}>
          <TooltipProvider>{children}</TooltipProvider>
        </QueryClientProvider>
        <Toaster
          position="bottom-center"
          gap={8}
          toastOptions={{
            unstyled: true,
            classNames: {
              toast:
                'flex w-full max-w-(--width) items-center gap-3 rounded-lg bg-raised px-3 py-2.5 text-base text-ink shadow-dialog sm:w-(--width)',
              title: 'text-base',
              content: 'min-w-0 flex-1',
              error: 'text-danger',
              actionButton:
                'ms-auto h-7 shrink-0 rounded-md px-2 text-sm font-medium text-accent-text hover:bg-sunken cursor-pointer',
            },
          }}
        />
      </ThemeProvider>
    </IntlProvider>
  )
}
