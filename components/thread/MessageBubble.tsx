'use client'

import { CornerUpLeft } from 'lucide-react'
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { usePersonName } from '@/components/inbox/use-people'
import { useTimes } from '@/components/inbox/use-times'
import { IconButton } from '@/components/ui/IconButton'
import type { Message } from '@/lib/contract/message'
import { changeDraft } from '@/stores/drafts'
import { Bubble } from './Bubble'
import { focusComposer } from './composer-focus'
import { DeliveryTrouble } from './DeliveryTrouble'
import { MessageText } from './MessageText'
import { Quoted } from './Quoted'
import { Tick } from './Tick'

type MessageBubbleProps = {
  message: Message
  first: boolean
  last: boolean
  named: boolean
  contactName: string
}

/** A message of the log. */
export const MessageBubble = memo(({ message, first, last, named, contactName }: MessageBubbleProps) => {
  const t = useTranslations('message')
  const { clock, full } = useTimes()
  const author = usePersonName(message.authorId) ?? contactName
  const { direction, status } = message
  const quote = () => {
    changeDraft(message.conversationId, { replyToId: message.id, note: false })
    focusComposer()
  }
  return (
    <div
      data-message-id={message.id}
      data-client-msg-id={message.clientMsgId ?? undefined}
      data-direction={direction}
    >
      <Bubble
        tone={direction}
        first={first}
        last={last}
        heading={
          named && (direction === 'note' ? t('noteBy', { name: author }) : direction === 'outbound' && author)
        }
        meta={
          (last || status) && (
            <>
              {last && (
                <time dateTime={message.at} title={full(message.at)}>
                  {clock(message.at)}
                </time>
              )}
              {status && <Tick status={status} />}
            </>
          )
        }
        actions={
          direction !== 'note' && (
            <IconButton
              label={t('quote')}
              icon={<CornerUpLeft aria-hidden className="rtl:-scale-x-100" />}
              size="sm"
              side="top"
              onClick={quote}
            />
          )
        }
        footer={(status === 'failed' || status === 'unconfirmed') && <DeliveryTrouble message={message} />}
      >
        <bdi className="sr-only">
          {direction === 'inbound' ? t('from', { name: contactName }) : t('to', { name: author })}:{' '}
        </bdi>
        {message.replyToId && (
          <Quoted
            conversationId={message.conversationId}
            messageId={message.replyToId}
            contactName={contactName}
          />
        )}
        <MessageText type={message.type} text={message.text} />
      </Bubble>
    </div>
  )
})
MessageBubble.displayName = 'MessageBubble'
