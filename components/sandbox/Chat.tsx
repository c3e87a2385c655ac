'use client'

import { ChevronLeft } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Avatar } from '@/components/ui/Avatar'
import { IconButton } from '@/components/ui/IconButton'
import type { SandboxChannel, SandboxCustomer } from '@/lib/contract/sandbox'
import { MessageLog } from './MessageLog'
import { PhoneComposer } from './PhoneComposer'
import { useChatOpen } from './use-chat-open'

type ChatProps = {
  customer: SandboxCustomer
  channel: SandboxChannel | undefined
  onBack: () => void
  /** Stands at the end of the header. */
  end?: ReactNode
}

/** One customer's chat with the business, as their phone shows it. */
export const Chat = ({ customer, channel, onBack, end }: ChatProps) => {
  const t = useTranslations('sandbox')
  const scroller = useRef<HTMLDivElement>(null)
  useChatOpen(customer.channelId, customer.phone)
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex h-14 shrink-0 items-center gap-2 border-line border-b bg-surface px-1.5">
        <IconButton label={t('back')} icon={<ChevronLeft className="rtl:-scale-x-100" />} onClick={onBack} />
        <Avatar name={customer.name} />
        <div className="min-w-0 flex-1 ps-0.5">
          <h2 className="truncate font-semibold">{customer.name}</h2>
          <p className="truncate text-muted text-xs">
            {channel ? t('writesTo', { channel: channel.name }) : `+${customer.phone}`}
          </p>
        </div>
        {end}
      </header>
      <MessageLog customer={customer} scroller={scroller} />
      <PhoneComposer customer={customer} onSent={() => scroller.current?.scrollTo({ top: 0 })} />
    </div>
  )
}
