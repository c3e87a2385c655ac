import { signIn as nextAuthSignIn } from 'next-auth/react'
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

export const endSession = (id: string) => api<void>('DELETE', `/api/sessions/${id}`)
export const endOtherSessions = () => api<{ ended: number }>('DELETE', '/api/sessions')
