'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Dialog } from '@/components/ui/Dialog'
import { beginSecondFactor, confirmSecondFactor } from '@/lib/client/account'
import type { SecondFactorSetup as Setup } from '@/lib/contract/account'
import { OneFieldForm } from './OneFieldForm'
import { QrCode } from './QrCode'
import { RecoveryCodes } from './RecoveryCodes'

type SecondFactorSetupProps = { onClose: () => void }

/** Turns it on in three steps: password, code from the app, recovery codes. */
export const SecondFactorSetup = ({ onClose }: SecondFactorSetupProps) => {
  const t = useTranslations('account')
  const close = useTranslations('common')('close')
  const [setup, setSetup] = useState<Setup | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)

  const step = () => {
    if (codes) return <RecoveryCodes codes={codes} onDone={onClose} />
    if (setup)
      return (
        <OneFieldForm
          key="code"
          label={t('code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          submitLabel={t('turnOn')}
          onSubmit={async (code) => setCodes((await confirmSecondFactor(code)).recoveryCodes)}
        >
          <p className="text-muted text-pretty">{t('scan')}</p>
          <QrCode text={setup.uri} label={t('qr')} />
          <p className="text-sm">
            <span className="text-muted">{t('key')}: </span>
            <code className="select-all [overflow-wrap:anywhere]">{setup.secret}</code>
          </p>
        </OneFieldForm>
      )
    return (
      <OneFieldForm
        key="password"
        label={t('passwordAgain')}
        type="password"
        autoComplete="current-password"
        submitLabel={t('next')}
        onSubmit={async (password) => setSetup(await beginSecondFactor(password))}
      />
    )
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={codes ? t('recoveryTitle') : t('turnOnTitle')}
      closeLabel={close}
      width="sm"
    >
      {step()}
    </Dialog>
  )
}
