'use client'

import { StickyNote } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Tick } from '@/components/thread/Tick'
import type { LastMessage } from '@/lib/contract/conversation'
import { firstName, usePersonName } from './use-people'
import { usePreviewText } from './use-preview'

/** The last words: whose, and for our own how far they came. */
export const RowPreview = ({ message }: { message: LastMessage | null }) => {
  const t = useTranslations('row')
  const previewText = usePreviewText()
  const author = usePersonName(message?.authorId ?? null)
  if (!message) return <span className="text-faint">{t('noMessages')}</span>
  const text = previewText(message)
  return (
    <>
      {message.direction === 'note' && (
        <span className="me-1 inline-flex items-center gap-1 align-text-bottom text-note-ink">
          <StickyNote aria-hidden className="size-3.5" />
          <span className="sr-only">{t('note')}</span>
        </span>
      )}
      {message.status && <Tick status={message.status} className="me-1 align-text-bottom" />}
      {author ? t('by', { name: firstName(author), text }) : text}
    </>
  )
}
