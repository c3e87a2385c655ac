'use client'

import { useTranslations } from 'use-intl'
import { useTimes } from '@/components/inbox/use-times'
import { cx } from '@/components/ui/cx'
import type { SandboxMessage } from '@/lib/contract/sandbox'
import { Ticks } from './Ticks'
import { useMessageText } from './use-message-text'

type QuotedProps = { quoted: NonNullable<SandboxMessage['quoted']>; contactName: string }

/** What the message answers to, as the phone's owner knows it. */
const Quoted = ({ quoted, contactName }: QuotedProps) => {
  const t = useTranslations('sandbox')
  const textOf = useMessageText()
  return (
    <blockquote className="mb-1 rounded-md border-accent border-s-2 bg-(--phone-pill) px-2 py-1 text-sm">
      <p className="truncate font-medium text-accent-text">
        {quoted.fromCustomer ? contactName : t('business')}
      </p>
      <p dir="auto" className="line-clamp-2 text-muted wrap-anywhere">
        {textOf(quoted)}
      </p>
    </blockquote>
  )
}

type BubbleProps = {
  message: SandboxMessage
  contactName: string /** Starts a run of bubbles of one side. */
  first: boolean
}

/** One message on the phone: the customer's own at the end side with ticks, the business' at the start. */
export const Bubble = ({ message, contactName, first }: BubbleProps) => {
  const { clock, full } = useTimes()
  const textOf = useMessageText()
  const own = message.fromCustomer
  return (
    <div
      data-message-id={message.id}
      data-side={own ? 'own' : 'business'}
      className={cx(
        'flow-root w-fit max-w-[82%] rounded-2xl px-3 pt-1.5 pb-1 text-[0.9375rem] leading-snug shadow-[0_1px_1px_rgb(0_0_0/0.07)]',
        own ? 'ms-auto bg-(--phone-own)' : 'me-auto bg-(--phone-other)',
        first && (own ? 'rounded-se-md' : 'rounded-ss-md'),
        first ? 'mt-2' : 'mt-0.5',
      )}
    >
      {message.quoted && <Quoted quoted={message.quoted} contactName={contactName} />}
      <span dir="auto" className="whitespace-pre-wrap wrap-anywhere">
        {textOf(message)}
      </span>
      <span className="float-end ms-3 mt-1 inline-flex items-center gap-0.5 text-2xs text-muted tabular-nums">
        <time dateTime={message.at} title={full(message.at)}>
          {clock(message.at)}
        </time>
        {own && <Ticks status={message.status} />}
      </span>
    </div>
  )
}
