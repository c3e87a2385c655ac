'use client'

import { useState } from 'react'
import { toast } from 'sonner'
import { useTranslations } from 'use-intl'
import { ActionTooltip } from '@/components/keyboard/ActionTooltip'
import { useErrorText } from '@/components/providers/use-error-text'
import { Button } from '@/components/ui/Button'
import { Tooltip } from '@/components/ui/Tooltip'
import { retryMessage } from '@/lib/client/conversations'
import type { Message } from '@/lib/contract/message'

/** Sends a failed message again; says so when that is not possible. */
export const useRetry = () => {
  const t = useTranslations('message')
  const errorText = useErrorText()
  return ({ conversationId, id }: Pick<Message, 'conversationId' | 'id'>) =>
    retryMessage(conversationId, id).catch((error: unknown) => {
      toast.error(t('retryFailed', { reason: errorText(error) }))
    })
}

const Unconfirmed = () => {
  const t = useTranslations('message')
  return (
    <Tooltip label={t('unconfirmedHelp')} side="top">
      <button type="button" className="rounded-sm text-warn underline decoration-dotted underline-offset-2">
        {t('status.unconfirmed')}
      </button>
    </Tooltip>
  )
}

const bare = (text: string) => text.toLocaleLowerCase().replace(/[\s.]+$/, '')
/** Whether the details say more than the title does. */
const addsTo = (title: string, detail: string) => detail !== '' && bare(detail) !== bare(title)

/** Beneath a message that failed, or whose outcome is unknown (R11): why, and what can be done. */
export const DeliveryTrouble = ({ message }: { message: Message }) => {
  const t = useTranslations('message')
  const retry = useRetry()
  const [busy, setBusy] = useState(false)
  if (message.status === 'unconfirmed') return <Unconfirmed />
  const { error } = message
  const reason = !error
    ? t('failedUnknown')
    : error.code > 0
      ? t('failedCode', { title: error.title, code: error.code })
      : t('failed', { title: error.title })
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-2 gap-y-1 text-end text-danger">
      <span>
        {reason}
        {error && addsTo(error.title, error.detail) && (
          <span className="block text-muted">{error.detail}</span>
        )}
      </span>
      <ActionTooltip action="retryFailed" side="top">
        <Button
          size="sm"
          busy={busy}
          onClick={async () => {
            setBusy(true)
            await retry(message)
            setBusy(false)
          }}
        >
          {t('retry')}
        </Button>
      </ActionTooltip>
    </div>
  )
}
