'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/Button'
import { IconButton } from '@/components/ui/IconButton'
import { Logo } from '@/components/ui/Logo'
import { TextField } from '@/components/ui/TextField'
import { type DemoAccount, DemoAccounts } from './DemoAccounts'
import { useSignIn } from './use-sign-in'

type SignInFormProps = { demo: { accounts: readonly DemoAccount[]; password: string } | null; phone: boolean }

export const SignInForm = ({ demo, phone }: SignInFormProps) => {
  const t = useTranslations('signIn')
  const { email, setEmail, password, setPassword, busy, trouble, submit, fill } = useSignIn()
  const [shown, setShown] = useState(false)
  const submitButton = useRef<HTMLButtonElement>(null)
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-88 flex-col justify-center px-4 py-10">
      <Logo className="mb-4 size-10" />
      <h1 className="mb-6 text-xl font-semibold">{t('title')}</h1>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={t('email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label={t('password')}
          type={shown ? 'text' : 'password'}
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          end={
            <IconButton
              label={t(shown ? 'hidePassword' : 'showPassword')}
              icon={shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
              size="sm"
              onClick={() => setShown(!shown)}
            />
          }
        />
        {/* Always there, so that a text that comes into it is read out. */}
        <p role="alert" className="text-sm text-danger empty:hidden">
          {trouble && t(`errors.${trouble}`)}
        </p>
        <Button ref={submitButton} type="submit" variant="primary" size="lg" busy={busy}>
          {t('submit')}
        </Button>
      </form>
      {demo && (
        <DemoAccounts
          accounts={demo.accounts}
          phone={phone}
          onChoose={(account) => {
            fill(account.email, demo.password)
            submitButton.current?.focus()
          }}
        />
      )}
    </main>
  )
}
