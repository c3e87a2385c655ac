'use client'

import { type RefObject, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useTimes } from '@/components/inbox/use-times'
import { Button } from '@/components/ui/Button'
import { ErrorState } from '@/components/ui/ErrorState'
import type { SandboxCustomer, SandboxMessage } from '@/lib/contract/sandbox'
import { Bubble } from './Bubble'
import { chatKey } from './chat-key'
import { markSeen } from './seen'
import { useChat } from './use-chat'

/** The messages under one day's name. */
const Day = ({ messages, contactName }: { messages: SandboxMessage[]; contactName: string }) => {
  const { dayName } = useTimes()
  const [oldest] = messages
  return (
    <>
      <p className="mx-auto mt-3 mb-1 w-fit rounded-full bg-(--phone-pill) px-3 py-1 text-xs text-muted">
        {oldest && dayName(oldest.at, Date.now())}
      </p>
      {messages.map((message, index) => (
        <Bubble
          key={message.id}
          message={message}
          contactName={contactName}
          first={messages[index - 1]?.fromCustomer !== message.fromCustomer}
        />
      ))}
    </>
  )
}

/** Grey bubbles where the newest ones will stand. */
const Loading = () => (
  <div aria-hidden className="space-y-2 p-3">
    <span className="block h-14 w-3/5 animate-pulse rounded-2xl bg-(--phone-other)" />
    <span className="ms-auto block h-9 w-2/5 animate-pulse rounded-2xl bg-(--phone-own)" />
    <span className="block h-9 w-1/2 animate-pulse rounded-2xl bg-(--phone-other)" />
  </div>
)

const dayOf = (message: SandboxMessage) => new Date(message.at).toDateString()

const byDay = (messages: SandboxMessage[]) => {
  const days = new Map<string, SandboxMessage[]>()
  for (const message of messages) days.set(dayOf(message), [...(days.get(dayOf(message)) ?? []), message])
  return [...days]
}

type MessageLogProps = { customer: SandboxCustomer; scroller: RefObject<HTMLDivElement | null> }

/**
 * A chat's messages. The scroller counts from its end (column-reverse around one block), so it stays at the newest
 * message while there, and keeps its place when older ones are put above.
 */
export const MessageLog = ({ customer, scroller }: MessageLogProps) => {
  const t = useTranslations('sandbox')
  const chat = useChat(customer)
  const { messages } = chat
  const newest = messages?.at(-1)?.id
  const key = chatKey(customer)
  useEffect(() => {
    if (newest) markSeen(key, newest)
  }, [key, newest])
  return (
    <div
      ref={scroller}
      role="log"
      aria-label={t('chatOf', { name: customer.name })}
      aria-busy={chat.isPending}
      // A scroll area must be reachable by keyboard.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
      tabIndex={0}
      className="focus-inset sandbox-wall flex min-h-0 flex-1 flex-col-reverse overflow-y-auto overscroll-contain"
    >
      <div className="px-3 pb-3">
        {chat.hasNextPage && (
          <Button
            size="sm"
            className="mx-auto mt-3 flex"
            busy={chat.isFetchingNextPage}
            onClick={() => void chat.fetchNextPage()}
          >
            {t('older')}
          </Button>
        )}
        {messages?.length === 0 && (
          <p className="mx-auto mb-2 max-w-64 rounded-xl bg-(--phone-pill) px-3 py-2 text-center text-sm text-muted text-pretty">
            {t('emptyChat', { name: customer.name })}
          </p>
        )}
        {byDay(messages ?? []).map(([day, ofDay]) => (
          <Day key={day} messages={ofDay} contactName={customer.name} />
        ))}
      </div>
      {chat.isPending && <Loading />}
      {chat.isError && !messages && (
        <ErrorState title={t('chatFailed')} retryLabel={t('again')} onRetry={() => void chat.refetch()} />
      )}
    </div>
  )
}
