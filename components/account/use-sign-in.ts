'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { signIn } from '@/lib/client/sessions'

const knownTroubles = ['invalid_credentials', 'too_many_requests', 'unavailable'] as const
export type SignInTrouble = (typeof knownTroubles)[number] | 'other'

/** The state of the sign-in form. */
export const useSignIn = () => {
  const router = useRouter()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<SignInTrouble | null>(null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setTrouble(null)
    const answer = await signIn(email.trim(), password).catch(() => ({
      ok: false as const,
      code: 'unavailable',
    }))
    if (answer.ok) {
      // Stays busy until the inbox is there.
      router.replace('/')
      router.refresh()
      return
    }
    setTrouble(knownTroubles.find((known) => known === answer.code) ?? 'other')
    setBusy(false)
  }

  const fill = (nextEmail: string, nextPassword: string) => {
    setEmail(nextEmail)
    setPassword(nextPassword)
    setTrouble(null)
  }

  return { email, setEmail, password, setPassword, busy, trouble, submit, fill }
}
