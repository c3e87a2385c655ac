'use client'

import { memo } from 'react'
import { toast } from 'sonner'
import { useTranslations } from 'use-intl'
import { useTimes } from '@/components/inbox/use-times'
import { Button } from '@/components/ui/Button'
import { dropPending, retryPending } from '@/lib/client/outbox'
import { changeDraft, emptyDraft, useDrafts } from '@/stores/drafts'
import type { PendingMessage } from '@/stores/outbox'
import { Bubble } from './Bubble'
import { MessageText } from './MessageText'
import { Quoted } from './Quoted'
import { Tick } from './Tick'

const Trouble = ({ pending }: { pending: PendingMessage }) => {
  const t = useTranslations('message')
  const tUndo = useTranslations('common')
  const refused = pending.state === 'refused'
  const drop = () => {
    dropPending(pending.clientMsgId)
    // What was written is not thrown away: it goes back to the composer, in front of what stands there.
    const putBack = () => {
      const { text } = useDrafts.getState().drafts[pending.conversationId] ?? emptyDraft
      changeDraft(pending.conversationId, { text: [pending.text, text].filter(Boolean).join('\n') })
    }
    toast(t('dropped'), { action: { label: tUndo('undo'), onClick: putBack } })
  }
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      <span className={refused ? 'text-danger' : 'text-warn'}>
        {refused ? t('refused', { reason: pending.error?.message ?? '' }) : t('waiting')}
      </span>
      <Button size="sm" onClick={() => retryPending(pending.clientMsgId)}>
        {t('retry')}
      </Button>
      <Button size="sm" variant="ghost" onClick={drop}>
        {t('drop')}
      </Button>
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
