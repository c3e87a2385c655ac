'use client'

import { Eye } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { viewing } from '@/stores/signals'
import { useSightings } from './use-sightings'

/** Who else has this conversation in front of them: two answers to one customer is what this is for. */
export const Viewers = ({ conversationId }: { conversationId: string }) => {
  const t = useTranslations('thread')
  const { names } = useSightings(viewing, conversationId)
  const [first = '', second = ''] = names
  if (names.length === 0) return null
  // "Ana and 2 others": the plural counts everybody, the sentence those who are not named.
  const text = t('looking', { count: names.length, first, second, others: names.length - 1 })
  return (
    <span data-viewers className="flex min-w-0 items-center gap-1 text-accent-text">
      <Eye aria-hidden className="size-3.5 shrink-0" />
      <span className="truncate">{text}</span>
    </span>
  )
}
