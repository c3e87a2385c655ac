'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Inbox } from '@/components/inbox/Inbox'
import { useAddress } from '@/components/inbox/use-address'
import { CommandPalette } from '@/components/keyboard/CommandPalette'
import { KeyboardShortcuts } from '@/components/keyboard/KeyboardShortcuts'
import { ShortcutsDialog } from '@/components/keyboard/ShortcutsDialog'
import { WebSocketProvider } from '@/components/realtime/WebSocketContext'
import { useConnection } from '@/stores/connection'
import { ConnectionLine } from './ConnectionLine'
import { NewsReader } from './NewsReader'
import { Rail } from './Rail'
import { SignedOut } from './SignedOut'

type AppShellProps = {
  /** Whether the sandbox, the stand-in for the customer's phone, is on. */
  phone: boolean
  children: ReactNode
}

/** The frame of every signed-in page. Everything of the inbox is drawn here, by the address; other areas by their page. */
export const AppShell = ({ phone, children }: AppShellProps) => {
  const t = useTranslations('common')
  const [pathname = ''] = useAddress().split('?')
  const signedOut = useConnection((state) => state.freshness.state === 'signed-out')
  const inInbox = pathname === '/' || pathname.startsWith('/conversations/')
  if (signedOut) return <SignedOut />
  return (
    <WebSocketProvider>
      <div className="flex h-dvh flex-col overflow-hidden">
        <a
          href="#main"
          className="sr-only z-50 rounded-md bg-raised px-3 py-2 shadow-menu focus:not-sr-only focus:fixed focus:start-2 focus:top-2"
        >
          {t('skip')}
        </a>
        <ConnectionLine />
        <div className="flex min-h-0 flex-1 max-md:flex-col">
          <Rail phone={phone} hiddenOnPhone={pathname.startsWith('/conversations/')} />
          {inInbox ? <Inbox phone={phone} /> : children}
        </div>
      </div>
      <NewsReader />
      <KeyboardShortcuts />
      <CommandPalette />
      <ShortcutsDialog />
    </WebSocketProvider>
  )
}
