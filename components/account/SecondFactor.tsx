'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from 'sonner'
import { useTranslations } from 'use-intl'
import { useErrorText } from '@/components/providers/use-error-text'
import { Badge } from '@/components/ui/Badge'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { ErrorState } from '@/components/ui/ErrorState'
import { Skeleton } from '@/components/ui/Skeleton'
import { disableSecondFactor } from '@/lib/client/account'
import { accountQuery } from '@/lib/client/queries'
import { OneFieldForm } from './OneFieldForm'
import { SecondFactorSetup } from './SecondFactorSetup'

const TurnOff = ({ onClose }: { onClose: () => void }) => {
  const t = useTranslations()
  const turnOff = async (password: string) => {
    await disableSecondFactor(password)
    toast(t('account.turnedOff'))
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('account.turnOffTitle')}
      description={t('account.turnOffText')}
      closeLabel={t('common.close')}
      width="sm"
    >
      <OneFieldForm
        label={t('account.passwordAgain')}
        type="password"
        autoComplete="current-password"
        submitLabel={t('account.turnOff')}
        danger
        onSubmit={turnOff}
      />
    </Dialog>
  )
}

/** Whether signing in asks for a code, and the way to change that. */
export const SecondFactor = () => {
  const t = useTranslations()
  const errorText = useErrorText()
  const client = useQueryClient()
  const { data, error, refetch, isFetching } = useQuery(accountQuery())
  const [asked, setAsked] = useState<'on' | 'off' | null>(null)
  const close = () => {
    setAsked(null)
    void client.invalidateQueries({ queryKey: accountQuery().queryKey })
  }
  if (!data && error)
    return (
      <ErrorState
        title={t('account.loadFailed')}
        text={errorText(error)}
        retryLabel={t('common.retry')}
        onRetry={() => refetch()}
        busy={isFetching}
      />
    )
  if (!data) return <Skeleton className="h-8 w-48" />
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Badge tone="soft">{t(data.secondFactor ? 'account.on' : 'account.off')}</Badge>
      {data.secondFactor && (
        <p className="text-sm text-muted">{t('account.codesLeft', { count: data.recoveryCodesLeft })}</p>
      )}
      <Button onClick={() => setAsked(data.secondFactor ? 'off' : 'on')}>
        {t(data.secondFactor ? 'account.turnOff' : 'account.turnOn')}
      </Button>
      {asked === 'on' && <SecondFactorSetup onClose={close} />}
      {asked === 'off' && <TurnOff onClose={close} />}
    </div>
  )
}
