'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { signIn } from '@/lib/client/sessions'

const knownTroubles = ['invalid_credentials', 'invalid_code', 'too_many_requests', 'unavailable'] as const
export type SignInTrouble = (typeof knownTroubles)[number] | 'other'

/** The state of the sign-in form: e-mail and password first, and a code where the account asks for one. */
export const useSignIn = () => {
  const router = useRouter()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [step, setStep] = useState<'password' | 'code'>('password')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<SignInTrouble | null>(null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setTrouble(null)
    const answer = await signIn(email.trim(), password, step === 'code' ? code : '').catch(() => ({
      ok: false as const,
      code: 'unavailable',
    }))
    if (answer.ok) {
      // Stays busy until the inbox is there.
      router.replace('/')
      router.refresh()
      return
    }
    if (answer.code === 'second_factor_required') setStep('code')
    else setTrouble(knownTroubles.find((known) => known === answer.code) ?? 'other')
    setBusy(false)
  }

  const startOver = () => {
    setStep('password')
    setPassword('')
    setCode('')
    setTrouble(null)
  }

  const fill = (nextEmail: string, nextPassword: string) => {
    setEmail(nextEmail)
    setPassword(nextPassword)
    setTrouble(null)
  }

  return {
    email,
    setEmail,
    password,
    setPassword,
    code,
    setCode,
    step,
    busy,
    trouble,
    submit,
    startOver,
    fill,
  }
}
