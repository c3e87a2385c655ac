'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/Button'
import { IconButton } from '@/components/ui/IconButton'
import { Logo } from '@/components/ui/Logo'
import { TextField } from '@/components/ui/TextField'
import { type DemoAccount, DemoAccounts } from './DemoAccounts'
import { useSignIn } from './use-sign-in'

type SignInFormProps = { demo: { accounts: readonly DemoAccount[]; password: string } | null; phone: boolean }

type Form = ReturnType<typeof useSignIn>

const Credentials = ({ email, setEmail, password, setPassword }: Form) => {
  const t = useTranslations('signIn')
  const [shown, setShown] = useState(false)
  return (
    <>
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
    </>
  )
}

/** The second step, for accounts that have one. */
const CodeField = ({ code, setCode }: Form) => {
  const t = useTranslations('signIn')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <TextField
      ref={field}
      label={t('code')}
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      required
      value={code}
      onChange={(event) => setCode(event.target.value)}
      hint={t('codeHint')}
    />
  )
}

export const SignInForm = ({ demo, phone }: SignInFormProps) => {
  const t = useTranslations('signIn')
  const form = useSignIn()
  const submitButton = useRef<HTMLButtonElement>(null)
  const inCodeStep = form.step === 'code'
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-88 flex-col justify-center px-4 py-10">
      <Logo className="mb-4 size-10" />
      <h1 className="mb-6 text-xl font-semibold">{t(inCodeStep ? 'codeTitle' : 'title')}</h1>
      <form onSubmit={form.submit} className="flex flex-col gap-4">
        {inCodeStep ? <CodeField {...form} /> : <Credentials {...form} />}
        {/* Always there, so that a text that comes into it is read out. */}
        <p role="alert" className="text-sm text-danger empty:hidden">
          {form.trouble && t(`errors.${form.trouble}`)}
        </p>
        <Button ref={submitButton} type="submit" variant="primary" size="lg" busy={form.busy}>
          {t(inCodeStep ? 'codeSubmit' : 'submit')}
        </Button>
        {inCodeStep && (
          <Button variant="ghost" onClick={form.startOver}>
            {t('back')}
          </Button>
        )}
      </form>
      {demo && !inCodeStep && (
        <DemoAccounts
          accounts={demo.accounts}
          phone={phone}
          onChoose={(account) => {
            form.fill(account.email, demo.password)
            submitButton.current?.focus()
          }}
        />
      )}
    </main>
  )
}
