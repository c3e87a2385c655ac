'use client'

import { useTranslations } from 'use-intl'
import { ActionTooltip } from '@/components/keyboard/ActionTooltip'
import { useErrorText } from '@/components/providers/use-error-text'
import { Button } from '@/components/ui/Button'
import { ErrorState } from '@/components/ui/ErrorState'
import { Skeleton } from '@/components/ui/Skeleton'
import { ConfirmDialog } from './ConfirmDialog'
import { MoreSessions } from './MoreSessions'
import { SessionRow, useDeviceName } from './SessionRow'
import { useSessionKeys } from './use-session-keys'
import { useSessions } from './use-sessions'

const Loading = ({ label }: { label: string }) => (
  <div role="status" aria-label={label}>
    {[1, 2, 3].map((row) => (
      <div key={row} className="flex items-center gap-3 py-3">
        <Skeleton className="size-5" />
        <div className="flex h-10 flex-1 flex-col justify-center gap-2">
          <Skeleton className="h-3 w-40" />
          <Skeleton className="h-3 w-64 max-w-full" />
        </div>
      </div>
    ))}
  </div>
)

/** Where one is signed in, and the end of it. */
export const SessionList = () => {
  const t = useTranslations()
  const errorText = useErrorText()
  const deviceName = useDeviceName()
  const { query, sessions, asked, setAsked, busy, end } = useSessions()
  const others = sessions?.some((session) => !session.current) ?? false
  useSessionKeys(sessions, setAsked)

  const body = () => {
    if (sessions)
      return (
        <>
          <ul aria-label={t('sessions.list')}>
            {sessions.map((session) => (
              <SessionRow key={session.id} session={session} onEnd={() => setAsked(session)} />
            ))}
          </ul>
          <MoreSessions query={query} />
        </>
      )
    if (query.error)
      return (
        <ErrorState
          title={t('sessions.loadFailed')}
          text={errorText(query.error)}
          retryLabel={t('common.retry')}
          onRetry={() => query.refetch()}
          busy={query.isFetching}
        />
      )
    return <Loading label={t('common.loading')} />
  }

  return (
    <main id="main" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto bg-surface">
      <div className="mx-auto max-w-2xl px-4 py-8 md:px-8">
        <div className="mb-4 flex flex-wrap items-start justify-between gap-3">
          <div className="min-w-0 flex-1 basis-64">
            <h1 className="text-xl font-semibold">{t('sessions.title')}</h1>
            <p className="text-muted text-pretty">
              {t(others || !sessions ? 'sessions.text' : 'sessions.onlyThis')}
            </p>
          </div>
          {others && (
            <ActionTooltip action="endOtherSessions">
              <Button onClick={() => setAsked('others')}>{t('sessions.endOthers')}</Button>
            </ActionTooltip>
          )}
        </div>
        {body()}
      </div>
      <ConfirmDialog
        open={asked !== null}
        title={t(asked === 'others' ? 'sessions.endOthersTitle' : 'sessions.endTitle')}
        text={
          asked && asked !== 'others'
            ? t('sessions.endText', { device: deviceName(asked.userAgent) })
            : t('sessions.endOthersText')
        }
        confirmLabel={t(asked === 'others' ? 'sessions.endOthers' : 'sessions.end')}
        busy={busy}
        onConfirm={end}
        onClose={() => setAsked(null)}
      />
    </main>
  )
}
