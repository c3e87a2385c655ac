'use client'

import { Smartphone } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { Skeleton } from '@/components/ui/Skeleton'
import { useNow } from '@/components/ui/use-now'
import type { SandboxCustomer } from '@/lib/contract/sandbox'
import { ChatRow } from './ChatRow'
import { type Chat, chatKey } from './chat-key'
import { isNews, useSeen } from './seen'
import type { useCustomers } from './use-customers'

const placeholders = [1, 2, 3, 4, 5, 6, 7, 8]

const Placeholder = () => (
  <div className="flex h-17 items-center gap-3 px-4">
    <Skeleton className="size-11 rounded-full" />
    <div className="flex-1">
      <Skeleton className="h-3.5 w-2/5" />
      <Skeleton className="mt-2 h-3 w-4/5" />
    </div>
  </div>
)

type ChatListProps = {
  query: ReturnType<typeof useCustomers>
  onOpen: (chat: Chat) => void
  /** Stands at the end of the header. */
  end?: ReactNode
}

const Rows = ({ customers, onOpen }: { customers: SandboxCustomer[]; onOpen: (chat: Chat) => void }) => {
  const t = useTranslations('sandbox')
  const seen = useSeen((state) => state.last)
  const now = useNow()
  if (customers.length === 0)
    return <EmptyState icon={<Smartphone />} title={t('noCustomers')} text={t('noCustomersText')} />
  return (
    <ul aria-label={t('chats')} className="pb-2 md:pb-6">
      {customers.map((customer) => (
        <li key={chatKey(customer)}>
          <ChatRow
            customer={customer}
            news={isNews(customer, seen)}
            now={now}
            onOpen={() => onOpen(customer)}
          />
        </li>
      ))}
    </ul>
  )
}

/** All customers' chats, newest first. */
export const ChatList = ({ query, onOpen, end }: ChatListProps) => {
  const t = useTranslations('sandbox')
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-surface">
      <header className="flex h-14 shrink-0 items-center ps-4 pe-1.5">
        <h2 className="flex-1 font-semibold text-xl">{t('chats')}</h2>
        {end}
      </header>
      <div aria-busy={query.isPending} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        {query.data && <Rows customers={query.data.customers} onOpen={onOpen} />}
        {query.isPending && placeholders.map((key) => <Placeholder key={key} />)}
        {query.isError && !query.data && (
          <ErrorState title={t('listFailed')} retryLabel={t('again')} onRetry={() => void query.refetch()} />
        )}
      </div>
    </div>
  )
}
