'use client'

import { useTranslations } from 'use-intl'
import type { SandboxCustomer, SandboxCustomersAnswer } from '@/lib/contract/sandbox'
import { CustomerSettings } from './CustomerSettings'
import type { Chat } from './chat-key'
import { NewCustomer } from './NewCustomer'

type ControlsProps = {
  data: SandboxCustomersAnswer
  customer: SandboxCustomer | undefined
  onOpen: (chat: Chat) => void
}

/** What stands beside the phone: how the open chat's phone behaves, and new customers. */
export const Controls = ({ data, customer, onOpen }: ControlsProps) => {
  const t = useTranslations('sandbox')
  return (
    <div className="space-y-6">
      {customer ? (
        <CustomerSettings
          customer={customer}
          channel={data.channels.find(({ id }) => id === customer.channelId)}
        />
      ) : (
        <p className="text-muted text-sm text-pretty">{t('openOne')}</p>
      )}
      <hr className="border-line" />
      <NewCustomer channels={data.channels} onCreated={onOpen} />
    </div>
  )
}
