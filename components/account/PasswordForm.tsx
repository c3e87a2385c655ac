'use client'

import { type FormEvent, useState } from 'react'
import { toast } from 'sonner'
import { useTranslations } from 'use-intl'
import { useErrorText } from '@/components/providers/use-error-text'
import { Button } from '@/components/ui/Button'
import { TextField } from '@/components/ui/TextField'
import { changePassword } from '@/lib/client/account'
import { ApiError } from '@/lib/client/api'
import { passwordLength } from '@/lib/contract/account'
import { useWorkspace } from '@/stores/workspace'

type Trouble = { field: 'current' | 'new' | null; text: string }

const fieldOf = (error: unknown): Trouble['field'] => {
  const code = error instanceof ApiError ? error.body.code : null
  if (code === 'invalid_credentials') return 'current'
  return code === 'weak_password' ? 'new' : null
}

/** The present password, a new one, and the change. */
export const PasswordForm = () => {
  const t = useTranslations('account')
  const errorText = useErrorText()
  const email = useWorkspace((state) => state.me?.email ?? '')
  const [currentPassword, setCurrent] = useState('')
  const [newPassword, setNew] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const errorOf = (field: Trouble['field']) => (trouble?.field === field ? trouble.text : null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setTrouble(null)
    try {
      await changePassword({ currentPassword, newPassword })
      setCurrent('')
      setNew('')
      toast(t('changed'))
    } catch (error) {
      setTrouble({ field: fieldOf(error), text: errorText(error) })
    }
    setBusy(false)
  }

  return (
    <form onSubmit={submit} className="flex max-w-88 flex-col gap-4">
      {/* For password managers: whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <TextField
        label={t('currentPassword')}
        type="password"
        autoComplete="current-password"
        required
        value={currentPassword}
        onChange={(event) => setCurrent(event.target.value)}
        error={errorOf('current')}
      />
      <TextField
        label={t('newPassword')}
        type="password"
        autoComplete="new-password"
        required
        minLength={passwordLength.min}
        maxLength={passwordLength.max}
        value={newPassword}
        onChange={(event) => setNew(event.target.value)}
        hint={t('newPasswordHint')}
        error={errorOf('new')}
      />
      <p role="alert" className="text-sm text-danger empty:hidden">
        {errorOf(null)}
      </p>
      <Button type="submit" variant="primary" busy={busy} className="self-start">
        {t('change')}
      </Button>
    </form>
  )
}
