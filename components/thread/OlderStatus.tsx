'use client'

import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/Button'
import { Spinner } from '@/components/ui/Spinner'

/** Lies over the beginning of the thread, so that nothing moves when it comes and goes. */
export const OlderStatus = ({
  state,
  onRetry,
}: {
  state: 'idle' | 'loading' | 'failed'
  onRetry: () => void
}) => {
  const t = useTranslations()
  if (state === 'idle') return null
  return (
    <div className="pointer-events-none absolute inset-x-0 top-2 z-10 flex justify-center">
      <div className="pointer-events-auto flex min-h-8 items-center gap-2 rounded-full bg-raised px-3 text-sm text-muted shadow-menu">
        {state === 'loading' ? (
          <>
            <Spinner />
            {t('thread.loadingOlder')}
          </>
        ) : (
          <>
            {t('thread.olderFailed')}
            <Button size="sm" variant="ghost" className="-me-2" onClick={onRetry}>
              {t('common.retry')}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
