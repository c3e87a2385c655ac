import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { Providers } from '@/components/providers/Providers'
import { nonceHeader } from '@/lib/http/nonce-header'
import messages from '@/messages/en.json'
import './globals.css'

export const metadata: Metadata = { title: messages.app.name, description: messages.app.description }

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  // The keyboard of a phone shrinks the page, so that the composer stays above it.
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f6f6' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1112' },
  ],
}

// next-themes sets the class on <html> before the first paint, hence the warning is suppressed on that one element.
// Its script needs the nonce of this answer; reading it makes every page one that is drawn per request.
const RootLayout = async ({ children }: { children: ReactNode }) => {
  const nonce = (await headers()).get(nonceHeader) ?? ''
  return (
    <html lang="en" dir="ltr" suppressHydrationWarning>
      <body>
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  )
}

export default RootLayout
