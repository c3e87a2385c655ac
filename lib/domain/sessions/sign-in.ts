import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { uuidv7 } from 'uuidv7'
import { verifyPassword } from '@/lib/auth/passwords'
import { sessionLength } from '@/lib/auth/session-token'
import { hashSignInKey } from '@/lib/auth/sign-in-key'
import { db } from '@/lib/db/client'
import { sharedState } from '@/lib/shared-state'
import { DomainError } from '../domain-error'

type Attempt = { email: string; password: string; address: string; userAgent: string }
type SignedIn = { sid: string; uid: string; wid: string; name: string; email: string; expiresAt: Date }

// By account and address together: a stranger who guesses cannot lock a colleague out from elsewhere. By address alone:
// one machine cannot try one password on everybody.
const limiters = () =>
  sharedState('sign-in-limiters', () => ({
    account: new RateLimiterMemory({ points: 10, duration: 15 * 60 }),
    address: new RateLimiterMemory({ points: 100, duration: 15 * 60 }),
  }))

const consume = async (limiter: RateLimiterMemory, key: string) => {
  try {
    await limiter.consume(key)
  } catch (refused) {
    const seconds = Math.ceil((refused as RateLimiterRes).msBeforeNext / 1000)
    throw new DomainError('too_many_requests', 'Too many tries. Wait a few minutes and try again', {
      retryAfter: seconds,
    })
  }
}

/**
 * Signs a person in to their workspace (the one they joined first) and starts a session. Throws
 * `invalid_credentials`, the same and after the same work for unknown people, or `too_many_requests`.
 */
export const signIn = async ({ email, password, address, userAgent }: Attempt): Promise<SignedIn> => {
  const account = email.trim().toLowerCase()
  const accountKey = hashSignInKey(account, address)
  await consume(limiters().address, address)
  await consume(limiters().account, accountKey)
  const user = await db().user.findUnique({
    where: { email: account },
    include: { memberships: { where: { disabledAt: null }, orderBy: { createdAt: 'asc' }, take: 1 } },
  })
  const membership = user?.memberships[0]
  const matches = await verifyPassword(user?.passwordHash ?? null, password)
  if (!user || !membership || !matches)
    throw new DomainError('invalid_credentials', 'This e-mail and password do not go together')
  await limiters().account.delete(accountKey)
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
