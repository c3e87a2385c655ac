import type { ChangePasswordBody, RecoveryCodes, SecondFactorSetup } from '@/lib/contract/account'
import { api } from './api'

export const changePassword = (body: ChangePasswordBody) => api<void>('POST', '/api/account/password', body)

/** Begins to set up a second factor; it is on once `confirmSecondFactor` has seen a code. */
export const beginSecondFactor = (password: string) =>
  api<SecondFactorSetup>('POST', '/api/account/second-factor', { password })

export const confirmSecondFactor = (code: string) =>
  api<RecoveryCodes>('POST', '/api/account/second-factor/confirm', { code })

export const disableSecondFactor = (password: string) =>
  api<void>('POST', '/api/account/second-factor/disable', { password })
