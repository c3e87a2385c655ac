import { stepOfCode } from '@/lib/auth/one-time-code'
import { digestRecoveryCode } from '@/lib/auth/recovery-codes'
import { open } from '@/lib/auth/secret-box'
import { db } from '@/lib/db/client'
import { forgetLimit, tooOften, withinEverywhere } from '@/lib/limits/limits'
import { DomainError } from '../domain-error'

/** Takes a code only if no code of its time or later was taken before: in one statement, so that two at once are one. */
const takeCode = async (userId: string, secret: string, code: string): Promise<boolean> => {
  const step = stepOfCode(secret, code)
  if (step === null) return false
  const { count } = await db().secondFactor.updateMany({
    where: { userId, lastStep: { lt: step } },
    data: { lastStep: step },
  })
  return count === 1
}

const takeRecoveryCode = async (userId: string, code: string): Promise<boolean> => {
  const { count } = await db().recoveryCode.updateMany({
    where: { userId, digest: digestRecoveryCode(code), usedAt: null },
    data: { usedAt: new Date() },
  })
  return count === 1
}

const digits = (code: string) => code.replaceAll(/\s/g, '')

/** Whether a code is right and new; uses it up. Throws `too_many_requests`. */
export const takeOneTimeCode = async (
  userId: string,
  sealedSecret: string,
  code: string,
): Promise<boolean> => {
  await withinEverywhere('second-factor:account', userId, tooOften)
  if (!(await takeCode(userId, open(sealedSecret), digits(code)))) return false
  await forgetLimit('second-factor:account', userId)
  return true
}

export type SecondStep = 'none' | 'code' | 'recovery-code'

/**
 * The second step of signing in, for accounts that have one. Throws `second_factor_required`, `invalid_code`,
 * `too_many_requests`.
 */
export const checkSecondFactor = async (userId: string, code: string | undefined): Promise<SecondStep> => {
  const factor = await db().secondFactor.findUnique({ where: { userId } })
  if (!factor?.confirmedAt) return 'none'
  if (!code) throw new DomainError('second_factor_required', 'Enter the code of your authenticator app')
  if (/^\d{6}$/.test(digits(code))) {
    if (await takeOneTimeCode(userId, factor.secret, code)) return 'code'
  } else {
    await withinEverywhere('second-factor:account', userId, tooOften)
    if (await takeRecoveryCode(userId, code)) return 'recovery-code'
  }
  throw new DomainError('invalid_code', 'This code is wrong or was used already. Wait for the next one')
}
