'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/Button'

type NoticeProps = { kind: 'error' | 'notFound'; digest?: string; onRetry?: () => void }

/** A whole page that says what is wrong and where to go. */
export const Notice = ({ kind, digest, onRetry }: NoticeProps) => {
  const t = useTranslations()
  const error = kind === 'error'
  return (
    <main className="flex min-h-dvh flex-1 flex-col items-center justify-center gap-1 p-6 text-center">
      <h1 className="font-semibold">{t(error ? 'errors.title' : 'errors.notFoundTitle')}</h1>
      <p className="max-w-80 text-sm text-muted text-pretty">
        {t(error ? 'errors.text' : 'errors.notFoundText')}
      </p>
      {digest && <p className="text-xs text-faint">{t('errors.reference', { digest })}</p>}
      <div className="mt-3 flex gap-2">
        {onRetry && (
          <Button variant="primary" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        )}
        <Button asChild>
          <Link href="/">{t('errors.toInbox')}</Link>
        </Button>
      </div>
    </main>
  )
}
