'use client'

import { Info } from 'lucide-react'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { windowLeft } from '@/components/inbox/pressure'
import { firstName } from '@/components/inbox/use-people'
import { useNow } from '@/components/ui/use-now'
import type { Conversation } from '@/lib/contract/conversation'

/** Whether the customer wrote again after this draft was begun: the answer may no longer fit. */
const useWroteSince = (inboundCount: number, writing: boolean): boolean => {
  const begun = useRef<number | null>(null)
  if (!writing) begun.current = null
  else begun.current ??= inboundCount
  return begun.current !== null && inboundCount > begun.current
}

type ComposerNoticeProps = {
  conversation: Conversation
  /** The colleague who has answered since the draft was begun. */
  answeredBy: string | null
  writing: boolean
  note: boolean
}

/** What one should know before sending. */
export const ComposerNotice = ({ conversation, answeredBy, writing, note }: ComposerNoticeProps) => {
  const t = useTranslations('composer')
  const now = useNow()
  const wroteSince = useWroteSince(conversation.inboundCount, writing)
  if (note) return null
  const name = firstName(conversation.contact.name)
  const left = windowLeft(conversation.customerWroteAt, now)
  const text = answeredBy
    ? t('answeredSince', { name: answeredBy })
    : wroteSince
      ? t('newSince', { name })
      : left === null
        ? t('windowNever', { name })
        : left === 0
          ? t('windowClosed', { name })
          : null
  if (!text) return null
  return (
    <p role="status" className="mb-2 flex items-start gap-2 text-sm text-warn">
      <Info aria-hidden className="mt-0.5 size-4 shrink-0" />
      {text}
    </p>
  )
}
