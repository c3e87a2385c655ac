'use client'

import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { useTimes } from '@/components/inbox/use-times'
import type { PendingMessage } from '@/stores/outbox'
import { Bubble } from './Bubble'
import { MessageText } from './MessageText'
import { PendingTrouble } from './PendingTrouble'
import { Quoted } from './Quoted'
import { Tick } from './Tick'
import { asksAgain } from './use-unsent'

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
            <Tick status={pending.state === 'refused' && !asksAgain(pending) ? 'failed' : 'queued'} />
          </>
        }
        footer={(pending.state !== 'sending' || !pending.stored) && <PendingTrouble pending={pending} />}
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
