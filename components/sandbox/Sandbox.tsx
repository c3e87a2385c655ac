'use client'

import { SlidersHorizontal } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Dialog } from '@/components/ui/Dialog'
import { IconButton } from '@/components/ui/IconButton'
import { Logo } from '@/components/ui/Logo'
import { Chat } from './Chat'
import { ChatList } from './ChatList'
import { Controls } from './Controls'
import { type Chat as ChatAddress, chatKey } from './chat-key'
import { PhoneFrame } from './PhoneFrame'
import { useChangeStream } from './use-change-stream'
import { useCustomers } from './use-customers'
import { useOpenChat } from './use-open-chat'

const Heading = () => {
  const t = useTranslations('sandbox')
  return (
    <header className="flex h-14 shrink-0 items-center gap-3 px-5 max-md:hidden">
      <Logo className="size-7" />
      <h1 className="font-semibold text-lg">{t('title')}</h1>
      <p className="min-w-0 flex-1 truncate text-muted text-sm">{t('subtitle')}</p>
      <Link href="/" className="rounded-md px-2 py-1 font-medium text-accent-text text-sm hover:bg-sunken">
        {t('toInbox')}
      </Link>
    </header>
  )
}

/** The customers' phones: a phone with all chats, and beside it (on a phone: behind a button) what it is made to do. */
export const Sandbox = () => {
  const t = useTranslations('sandbox')
  const live = useChangeStream()
  const query = useCustomers()
  const { open, openChat } = useOpenChat()
  const [sheet, setSheet] = useState(false)
  const customer = query.data?.customers.find((one) => chatKey(one) === open)
  const channel = query.data?.channels.find(({ id }) => id === customer?.channelId)
  const show = (chat: ChatAddress) => {
    setSheet(false)
    openChat(chat)
  }
  const settings = (
    <IconButton
      className="md:hidden"
      label={t('settings')}
      icon={<SlidersHorizontal />}
      onClick={() => setSheet(true)}
    />
  )
  const controls = query.data && <Controls data={query.data} customer={customer} onOpen={show} />
  return (
    <div className="flex h-dvh flex-col">
      <Heading />
      <div className="flex min-h-0 flex-1 items-center justify-center md:px-6 md:pb-6">
        <div className="flex h-full w-full justify-center gap-12 md:max-h-[52rem]">
          <PhoneFrame live={live}>
            {customer ? (
              <Chat
                key={chatKey(customer)}
                customer={customer}
                channel={channel}
                onBack={() => openChat(null)}
                end={settings}
              />
            ) : (
              <ChatList query={query} onOpen={show} end={settings} />
            )}
          </PhoneFrame>
          <aside
            aria-label={t('settings')}
            className="max-h-full w-80 overflow-y-auto py-8 ps-1 pe-2 max-md:hidden md:max-lg:w-60"
          >
            {controls}
          </aside>
        </div>
      </div>
      <Dialog open={sheet} onOpenChange={setSheet} kind="sheet" title={t('settings')} closeLabel={t('close')}>
        <div className="overflow-y-auto px-4 pt-1 pb-6">{controls}</div>
      </Dialog>
    </div>
  )
}
