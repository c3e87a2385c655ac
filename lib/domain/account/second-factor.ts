import { newSecret, setupUri } from '@/lib/auth/one-time-code'
import { digestRecoveryCode, makeRecoveryCodes } from '@/lib/auth/recovery-codes'
import { seal } from '@/lib/auth/secret-box'
import type { Account, RecoveryCodes, SecondFactorSetup } from '@/lib/contract/account'
import { db } from '@/lib/db/client'
import { type ActingMember, requirePermission } from '../actor'
import { byActor, recordAudit } from '../audit/record-audit'
import { DomainError } from '../domain-error'
import { takeOneTimeCode } from './check-second-factor'
import { reauthenticate } from './reauthenticate'

/** What one's own account asks for at sign-in. */
export const getAccount = async (actor: ActingMember): Promise<Account> => {
  requirePermission(actor, 'account:manage-own')
  const { userId } = actor
  const person = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, secondFactor: true },
  })
  const secondFactor = Boolean(person.secondFactor?.confirmedAt)
  const left = secondFactor ? await db().recoveryCode.count({ where: { userId, usedAt: null } }) : 0
  return { email: person.email, secondFactor, recoveryCodesLeft: left }
}

/**
 * Begins to set up a second factor: a new secret, which asks for nothing until it is confirmed. Throws
 * `invalid_credentials`, `conflict` when there is one already.
 */
export const beginSecondFactor = async (
  actor: ActingMember,
  password: string,
): Promise<SecondFactorSetup> => {
  requirePermission(actor, 'account:manage-own')
  const { email, id: userId } = await reauthenticate(actor, password)
  const secret = newSecret()
  await db().secondFactor.deleteMany({ where: { userId, confirmedAt: null } })
  await db()
    .secondFactor.create({ data: { userId, secret: seal(secret) } })
    .catch((cause) => {
      if ((cause as { code?: string }).code !== 'P2002') throw cause
      throw new DomainError('conflict', 'Two-step sign-in is on already. Turn it off first')
    })
  return { secret, uri: setupUri(secret, email) }
}

/** Turns it on, once a code shows that the app has the secret. Answers recovery codes, this once. Throws `invalid_code`. */
export const confirmSecondFactor = async (actor: ActingMember, code: string): Promise<RecoveryCodes> => {
  requirePermission(actor, 'account:manage-own')
  const { userId } = actor
  const factor = await db().secondFactor.findUnique({ where: { userId, confirmedAt: null } })
  if (!factor || !(await takeOneTimeCode(userId, factor.secret, code)))
    throw new DomainError('invalid_code', 'This code does not fit. Wait for the next one and try again')
  const recoveryCodes = makeRecoveryCodes()
  await db().$transaction(async (tx) => {
    const { count } = await tx.secondFactor.updateMany({
      where: { userId, secret: factor.secret, confirmedAt: null },
      data: { confirmedAt: new Date() },
    })
    if (count === 0) throw new DomainError('conflict', 'This was set up anew in another window')
    await tx.recoveryCode.deleteMany({ where: { userId } })
    const rows = recoveryCodes.map((one) => ({ userId, digest: digestRecoveryCode(one) }))
    await tx.recoveryCode.createMany({ data: rows })
    await recordAudit(tx, byActor(actor, 'second-factor:enabled', { userId }))
  })
  return { recoveryCodes }
}

/** Turns it off and forgets secret and recovery codes. Throws `invalid_credentials`. */
export const disableSecondFactor = async (actor: ActingMember, password: string): Promise<void> => {
  requirePermission(actor, 'account:manage-own')
  const { id: userId } = await reauthenticate(actor, password)
  await db().$transaction(async (tx) => {
    const { count } = await tx.secondFactor.deleteMany({ where: { userId } })
    await tx.recoveryCode.deleteMany({ where: { userId } })
    if (count > 0) await recordAudit(tx, byActor(actor, 'second-factor:disabled', { userId }))
  })
}
