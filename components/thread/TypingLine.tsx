'use client'

import { useTranslations } from 'use-intl'
import { typing } from '@/stores/signals'
import { useSightings } from './use-sightings'

/** Who else is typing. Its height is always kept, so that the thread does not move. */
export const TypingLine = ({ conversationId }: { conversationId: string }) => {
  const t = useTranslations('thread')
  const { names, note } = useSightings(typing, conversationId)
  const [first = '', second = ''] = names
  return (
    <div className="h-5 shrink-0 truncate px-4 text-xs leading-5 text-muted" data-testid="typing">
      {names.length > 0 &&
        (note && names.length === 1
          ? t('noting', { first })
          : t('typing', { count: names.length, first, second }))}
    </div>
  )
}
