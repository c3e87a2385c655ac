'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { usePersonName } from '@/components/inbox/use-people'
import { usePreviewText } from '@/components/inbox/use-preview'
import { ActionButton } from '@/components/keyboard/ActionButton'
import { useAction } from '@/components/keyboard/actions'
import { useMessage } from './Quoted'

type QuoteChipProps = { conversationId: string; messageId: string; contactName: string; onRemove: () => void }

/** What the reply will quote. */
export const QuoteChip = ({ conversationId, messageId, contactName, onRemove }: QuoteChipProps) => {
  const t = useTranslations()
  useAction('removeQuote', onRemove)
  const previewText = usePreviewText()
  const message = useMessage(conversationId, messageId)
  const name = usePersonName(message?.authorId ?? null) ?? contactName
  return (
    <div className="flex items-center gap-2 px-3 pt-2 pe-2 text-sm">
      <div className="min-w-0 flex-1 border-accent border-s-2 ps-2">
        <p className="truncate font-medium">{t('composer.replyingTo', { name })}</p>
        <p dir="auto" className="truncate text-muted">
          {message ? previewText(message) : t('message.quotedGone')}
        </p>
      </div>
      <ActionButton action="removeQuote" icon={<X aria-hidden />} size="sm" />
    </div>
  )
}
