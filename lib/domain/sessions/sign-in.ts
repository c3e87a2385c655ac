import { uuidv7 } from 'uuidv7'
import { verifyPassword } from '@/lib/auth/passwords'
import { sessionLength } from '@/lib/auth/session-token'
import { hashSignInKey } from '@/lib/auth/sign-in-key'
import { db } from '@/lib/db/client'
import { forgetLimit, tooOften, withinEverywhere } from '@/lib/limits/limits'
import { checkSecondFactor, type SecondStep } from '../account/check-second-factor'
import type { Caller } from '../actor'
import { recordAudit, recordRefusal } from '../audit/record-audit'
import { DomainError } from '../domain-error'

type Attempt = Caller & { email: string; password: string; code?: string | undefined }
type SignedIn = { sid: string; uid: string; wid: string; name: string; email: string; expiresAt: Date }

const wrong = () => new DomainError('invalid_credentials', 'This e-mail and password do not go together')

const findPerson = (email: string) =>
  db().user.findUnique({
    where: { email },
    include: { memberships: { where: { disabledAt: null }, orderBy: { createdAt: 'asc' }, take: 1 } },
  })

type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>

/** Starts a session, unless the password was changed since it was compared. */
const startSession = async (person: Person, workspaceId: string, caller: Caller, step: SecondStep) => {
  const { id: userId, passwordHash } = person
  const expiresAt = new Date(Date.now() + sessionLength * 1000)
  const session = { id: uuidv7(), workspaceId, userId, address: caller.address, expiresAt }
  await db().$transaction(async (tx) => {
    const [now] = await tx.$queryRaw<{ hash: string }[]>`
      SELECT password_hash AS hash FROM users WHERE id = ${userId}::uuid FOR SHARE`
    if (now?.hash !== passwordHash) throw wrong()
    await tx.session.create({ data: { ...session, userAgent: caller.userAgent.slice(0, 300) } })
    const entry = { workspaceId, actorId: userId, caller }
    const started = { ...entry, action: 'session:started' as const, subject: { sessionId: session.id } }
    const used = { ...entry, action: 'recovery-code:used' as const, subject: { userId } }
    await recordAudit(tx, started, ...(step === 'recovery-code' ? [used] : []))
  })
  return session
}

/**
 * Signs a person in to their workspace (the one they joined first) and starts a session. Throws `invalid_credentials`,
 * the same and after the same work for unknown people; `second_factor_required` and `invalid_code` where the account has a
 * second factor; `too_many_requests`.
 */
export const signIn = async ({ email, password, code, ...caller }: Attempt): Promise<SignedIn> => {
  const account = email.trim().toLowerCase()
  const accountKey = hashSignInKey(account, caller.address)
  await withinEverywhere('sign-in:address', caller.address, tooOften)
  await withinEverywhere('sign-in:account', accountKey, tooOften)
  const person = await findPerson(account)
  const workspaceId = person?.memberships[0]?.workspaceId
  const matches = await verifyPassword(person?.passwordHash ?? null, password)
  const refused = (why: string) => {
    const subject = { userId: person?.id ?? '', why }
    if (workspaceId) recordRefusal({ workspaceId, actorId: null, caller, action: 'session:refused', subject })
  }
  if (!person || !workspaceId || !matches) {
    refused('password')
    throw wrong()
  }
  const step = await checkSecondFactor(person.id, code).catch((cause) => {
    if (code) refused('code')
    throw cause
  })
  const session = await startSession(person, workspaceId, caller, step)
  await forgetLimit('sign-in:account', accountKey)
  const { id: uid, name } = person
  return { sid: session.id, uid, wid: workspaceId, name, email: person.email, expiresAt: session.expiresAt }
}
