'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useErrorText } from '@/components/providers/use-error-text'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { Skeleton } from '@/components/ui/Skeleton'
import { ApiError } from '@/lib/client/api'
import { auditQuery } from '@/lib/client/queries'
import { AuditRow } from './AuditRow'

const Loading = ({ label }: { label: string }) => (
  <div role="status" aria-label={label}>
    {[1, 2, 3, 4, 5].map((row) => (
      <div key={row} className="flex h-15 flex-col justify-center gap-2">
        <Skeleton className="h-3 w-48" />
        <Skeleton className="h-3 w-72 max-w-full" />
      </div>
    ))}
  </div>
)

const Entries = () => {
  const t = useTranslations()
  const errorText = useErrorText()
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage } = useInfiniteQuery(auditQuery())
  const entries = data?.pages.flatMap((page) => page.items)
  if (entries?.length === 0) return <EmptyState title={t('audit.empty')} text={t('audit.emptyText')} />
  if (entries)
    return (
      <>
        <ul aria-label={t('audit.list')}>
          {entries.map((entry) => (
            <AuditRow key={entry.id} entry={entry} />
          ))}
        </ul>
        {hasNextPage && (
          <Button className="mt-3" busy={isFetching} onClick={() => fetchNextPage()}>
            {t('audit.more')}
          </Button>
        )}
      </>
    )
  if (error instanceof ApiError && error.body.code === 'forbidden')
    return <EmptyState title={t('audit.forbiddenTitle')} text={t('audit.forbiddenText')} />
  if (!error) return <Loading label={t('common.loading')} />
  return (
    <ErrorState
      title={t('audit.loadFailed')}
      text={errorText(error)}
      retryLabel={t('common.retry')}
      onRetry={() => refetch()}
      busy={isFetching}
    />
  )
}

/** Who did what to access, secrets and sign-ins; for admins. */
export const AuditLog = () => {
  const t = useTranslations('audit')
  return (
    // A list without links: whoever uses the keyboard scrolls it by its own focus.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable (WCAG 2.1.1)
    <main id="main" tabIndex={0} className="min-h-0 flex-1 overflow-y-auto bg-surface">
      <div className="mx-auto max-w-2xl px-4 py-8 md:px-8">
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        <p className="mb-4 text-muted text-pretty">{t('text')}</p>
        <Entries />
      </div>
    </main>
  )
}
