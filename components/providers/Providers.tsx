'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { ThemeProvider } from 'next-themes'
import { type ReactNode, useState } from 'react'
import { IntlProvider } from 'use-intl'
import { TooltipProvider } from '@/components/ui/Tooltip'
import messages from '@/messages/en.json'
import { Toasts } from './Toasts'

const createQueryClient = () =>
  new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: 1, refetchOnReconnect: true } } })

/** What every page stands in: texts, theme, fetched data, tooltips, toasts. */
export const Providers = ({ nonce, children }: { nonce: string; children: ReactNode }) => {
  const [queryClient] = useState(createQueryClient)
  const [timeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
  return (
    <IntlProvider locale="en-GB" messages={messages} timeZone={timeZone}>
      <ThemeProvider
        attribute="class"
        defaultTheme="system"
        enableSystem
        disableTransitionOnChange
        nonce={nonce}
      >
        <QueryClientProvider client={queryClient}>
          <TooltipProvider>{children}</TooltipProvider>
        </QueryClientProvider>
        <Toasts />
      </ThemeProvider>
    </IntlProvider>
  )
}
