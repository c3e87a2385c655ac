'use client'

import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { useTimes } from '@/components/inbox/use-times'
import { ActionTooltip } from '@/components/keyboard/ActionTooltip'
import { Button } from '@/components/ui/Button'
import { retryPending } from '@/lib/client/outbox'
import type { PendingMessage } from '@/stores/outbox'
import { Bubble } from './Bubble'
import { MessageText } from './MessageText'
import { Quoted } from './Quoted'
import { Tick } from './Tick'
import { useDropPending } from './use-pending-trouble'

const Trouble = ({ pending }: { pending: PendingMessage }) => {
  const t = useTranslations('message')
  const drop = useDropPending()
  const refused = pending.state === 'refused'
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      <span className={refused ? 'text-danger' : 'text-warn'}>
        {refused ? t('refused', { reason: pending.error?.message ?? '' }) : t('waiting')}
      </span>
      <ActionTooltip action="retryFailed" side="top">
        <Button size="sm" onClick={() => retryPending(pending.clientMsgId)}>
          {t('retry')}
        </Button>
      </ActionTooltip>
      <ActionTooltip action="dropUnsent" side="top">
        <Button size="sm" variant="ghost" onClick={() => drop(pending)}>
          {t('drop')}
        </Button>
      </ActionTooltip>
    </div>
  )
}

type PendingBubbleProps = {
  pending: PendingMessage
  first: boolean
  last: boolean
  named: boolean
  contactName: string
}

/** What was just written and the log has not echoed yet. It looks like the message it will be. */
export const PendingBubble = memo(({ pending, first, last, named, contactName }: PendingBubbleProps) => {
  const t = useTranslations()
  const { clock } = useTimes()
  const note = pending.direction === 'note'
  const you = t('common.you')
  return (
    <div data-client-msg-id={pending.clientMsgId} data-pending={pending.state}>
      <Bubble
        tone={pending.direction}
        first={first}
        last={last}
        heading={named && (note ? t('message.noteBy', { name: you }) : you)}
        meta={
          <>
            {last && <time dateTime={pending.createdAt}>{clock(pending.createdAt)}</time>}
            {pending.state === 'refused' ? <Tick status="failed" /> : <Tick status="queued" />}
          </>
        }
        footer={pending.state !== 'sending' && <Trouble pending={pending} />}
      >
        {pending.replyToId && (
          <Quoted
            conversationId={pending.conversationId}
            messageId={pending.replyToId}
            contactName={contactName}
          />
        )}
        <MessageText type="text" text={pending.text} />
      </Bubble>
    </div>
  )
})
PendingBubble.displayName = 'PendingBubble'
