import type { ActingMember } from '@/lib/domain/actor'
import { DomainError } from '@/lib/domain/domain-error'
import { findActingMember } from '@/lib/domain/sessions/find-acting-member'
import { readToken, tokenFromCookies } from './session-token'

/** The member behind a token, or null. */
export const memberOfToken = async (token: string | null): Promise<ActingMember | null> => {
  const claims = token ? await readToken(token) : null
  return claims && findActingMember(claims)
}

/** Whose window it is, `<workspace>:<user>`: another person may have signed in beside it since. */
export const isStillTheirs = (window: string | null | undefined, { workspaceId, userId }: ActingMember) =>
  !window || window === `${workspaceId}:${userId}`

/**
 * The member who asks, by session cookie or bearer token. Throws `unauthorized`, also when a window says that it is another
 * member's. Needs nothing of Next.
 */
export const authenticate = async (request: Request): Promise<ActingMember> => {
  const bearer = request.headers.get('authorization')?.match(/^Bearer (.+)$/)?.[1] ?? null
  const actor = await memberOfToken(bearer ?? tokenFromCookies(request.headers.get('cookie')))
  if (!actor || !isStillTheirs(request.headers.get('parley-member'), actor))
    throw new DomainError('unauthorized')
  return actor
}
