import { signIn as nextAuthSignIn, signOut as nextAuthSignOut } from 'next-auth/react'
import { forgetDrafts } from '@/stores/drafts'
import { api } from './api'

/** Signs in with the session cookie. `code` is one of the contract's error codes. */
export const signIn = async (
  email: string,
  password: string,
  code = '',
): Promise<{ ok: true } | { ok: false; code: string }> => {
  const result = await nextAuthSignIn('credentials', { email, password, code, redirect: false }).catch(
    () => null,
  )
  if (result?.ok && !result.error) return { ok: true }
  return { ok: false, code: result?.error ?? 'unavailable' }
}

/** Ends this session and goes to the sign-in page. Drafts go too: another person may use this browser next. */
export const signOut = async (): Promise<void> => {
  forgetDrafts()
  await nextAuthSignOut({ callbackUrl: '/sign-in' })
}

export const endSession = (id: string) => api<void>('DELETE', `/api/sessions/${id}`)
export const endOtherSessions = () => api<{ ended: number }>('DELETE', '/api/sessions')
