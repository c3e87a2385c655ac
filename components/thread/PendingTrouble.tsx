'use client'

import { useTranslations } from 'use-intl'
import { useKeyCaps } from '@/components/keyboard/use-key-caps'
import { useErrorText } from '@/components/providers/use-error-text'
import { Button } from '@/components/ui/Button'
import { Tooltip } from '@/components/ui/Tooltip'
import { ApiError } from '@/lib/client/api'
import type { PendingMessage } from '@/stores/outbox'
import { useAnsweredBy } from './use-answered-by'
import { asksAgain, useUnsentActions } from './use-unsent'

/** Why a message has not gone out. */
const useReason = (pending: PendingMessage): string => {
  const t = useTranslations('message')
  const errorText = useErrorText()
  const answeredBy = useAnsweredBy(pending.conversationId, pending.seenPosition)
  if (asksAgain(pending)) return t('answered', { name: answeredBy ?? t('aColleague') })
  if (pending.state === 'waiting') return t('waiting')
  return t('refused', { reason: pending.error ? errorText(new ApiError(0, pending.error)) : '' })
}

/** Beneath a message that has not gone out: why, and what can be done. */
export const PendingTrouble = ({ pending }: { pending: PendingMessage }) => {
  const t = useTranslations('message')
  const reason = useReason(pending)
  const { retry, edit, drop } = useUnsentActions()
  const keys = {
    retry: useKeyCaps('retryFailed'),
    edit: useKeyCaps('editUnsent'),
    drop: useKeyCaps('dropUnsent'),
  }
  const asks = asksAgain(pending)
  return (
    <div className="flex flex-col items-end gap-1">
      {!pending.stored && <p className="text-end text-danger">{t('unstored')}</p>}
      {pending.state !== 'sending' && (
        <div className="flex flex-wrap items-center justify-end gap-x-2 gap-y-1">
          <span className={pending.state === 'refused' && !asks ? 'text-danger' : 'text-warn'}>{reason}</span>
          <span className="flex gap-1">
            <Tooltip label={t(asks ? 'sendAnyway' : 'retry')} keys={keys.retry} side="top">
              <Button size="sm" onClick={() => retry(pending)}>
                {t(asks ? 'sendAnyway' : 'retry')}
              </Button>
            </Tooltip>
            <Tooltip label={t('edit')} keys={keys.edit} side="top">
              <Button size="sm" variant="ghost" onClick={() => edit(pending)}>
                {t('edit')}
              </Button>
            </Tooltip>
            <Tooltip label={t('drop')} keys={keys.drop} side="top">
              <Button size="sm" variant="ghost" onClick={() => drop(pending)}>
                {t('drop')}
              </Button>
            </Tooltip>
          </span>
        </div>
      )}
    </div>
  )
}
