'use client'

import { ArrowDown } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useKeyCaps } from '@/components/keyboard/use-key-caps'
import { Tooltip } from '@/components/ui/Tooltip'

type NewestButtonProps = { newCount: number; onClick: () => void }

/** Away from the end: how much came since, and the way there. */
export const NewestButton = ({ newCount, onClick }: NewestButtonProps) => {
  const t = useTranslations()
  const keys = useKeyCaps('newest')
  return (
    <Tooltip label={t('actions.newest')} keys={keys} side="top">
      <button
        type="button"
        onClick={onClick}
        aria-label={newCount > 0 ? undefined : t('thread.toNewest')}
        className="absolute end-4 bottom-2 z-10 inline-flex h-8 min-w-8 animate-fade-in items-center justify-center gap-1.5 rounded-full bg-raised px-2 text-sm font-medium text-ink shadow-menu hover:bg-sunken pointer-coarse:h-10 pointer-coarse:min-w-10"
      >
        {newCount > 0 && (
          <span className="ps-1 text-accent-text">{t('thread.newBelow', { count: newCount })}</span>
        )}
        <ArrowDown aria-hidden className="size-4" />
      </button>
    </Tooltip>
  )
}
