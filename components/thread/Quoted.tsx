'use client'

import { useTranslations } from 'use-intl'
import { usePersonName } from '@/components/inbox/use-people'
import { usePreviewText } from '@/components/inbox/use-preview'
import type { Message } from '@/lib/contract/message'
import { useMessages } from '@/stores/messages'

/** A message of a loaded thread by its id; undefined when it lies above what is loaded. */
export const useMessage = (conversationId: string, messageId: string | null): Message | undefined =>
  useMessages((state) =>
    messageId ? state.threads[conversationId]?.items.find((message) => message.id === messageId) : undefined,
  )

type QuotedProps = { conversationId: string; messageId: string; contactName: string }

/** What a message answers, in two lines at the most, above its text. */
export const Quoted = ({ conversationId, messageId, contactName }: QuotedProps) => {
  const t = useTranslations('message')
  const previewText = usePreviewText()
  const message = useMessage(conversationId, messageId)
  const author = usePersonName(message?.authorId ?? null) ?? contactName
  return (
    <bdi className="mt-0.5 mb-1 block border-line-strong border-s-2 ps-2 text-sm whitespace-normal text-muted">
      {message ? (
        <>
          <span className="block font-medium">{author}</span>
          <span dir="auto" className="line-clamp-2">
            {previewText(message)}
          </span>
        </>
      ) : (
        t('quotedGone')
      )}
    </bdi>
  )
}
