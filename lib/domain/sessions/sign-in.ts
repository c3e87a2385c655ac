import { uuidv7 } from 'uuidv7'
import { verifyPassword } from '@/lib/auth/passwords'
import { sessionLength } from '@/lib/auth/session-token'
import { hashSignInKey } from '@/lib/auth/sign-in-key'
import { db } from '@/lib/db/client'
import { forgetLimit, withinEverywhere } from '@/lib/limits/limits'
import { DomainError } from '../domain-error'

type Attempt = { email: string; password: string; address: string; userAgent: string }
type SignedIn = { sid: string; uid: string; wid: string; name: string; email: string; expiresAt: Date }

const tooOften = 'Too many tries. Wait a few minutes and try again'

/**
 * Signs a person in to their workspace (the one they joined first) and starts a session. Throws
 * `invalid_credentials`, the same and after the same work for unknown people, or `too_many_requests`.
 */
export const signIn = async ({ email, password, address, userAgent }: Attempt): Promise<SignedIn> => {
  const account = email.trim().toLowerCase()
  const accountKey = hashSignInKey(account, address)
  await withinEverywhere('sign-in:address', address, tooOften)
  await withinEverywhere('sign-in:account', accountKey, tooOften)
  const user = await db().user.findUnique({
    where: { email: account },
    include: { memberships: { where: { disabledAt: null }, orderBy: { createdAt: 'asc' }, take: 1 } },
  })
  const membership = user?.memberships[0]
  const matches = await verifyPassword(user?.passwordHash ?? null, password)
  if (!user || !membership || !matches)
    throw new DomainError('invalid_credentials', 'This e-mail and password do not go together')
  await forgetLimit('sign-in:account', accountKey)
  const expiresAt = new Date(Date.now() + sessionLength * 1000)
  const session = { id: uuidv7(), workspaceId: membership.workspaceId, userId: user.id, address, expiresAt }
  await db().session.create({ data: { ...session, userAgent: userAgent.slice(0, 300) } })
  return {
    sid: session.id,
    uid: user.id,
    wid: session.workspaceId,
    name: user.name,
    email: user.email,
    expiresAt,
  }
}
