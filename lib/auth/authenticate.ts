import type { ActingMember } from '@/lib/domain/actor'
import { DomainError } from '@/lib/domain/domain-error'
import { findActingMember } from '@/lib/domain/sessions/find-acting-member'
import { readToken, tokenFromCookies } from './session-token'

/** The member behind a token, or null. */
export const memberOfToken = async (token: string | null): Promise<ActingMember | null> => {
  const claims = token ? await readToken(token) : null
  return claims && findActingMember(claims)
}

/** The member who asks, by session cookie or bearer token. Throws `unauthorized`. Needs nothing of Next. */
export const authenticate = async (request: Request): Promise<ActingMember> => {
  const bearer = request.headers.get('authorization')?.match(/^Bearer (.+)$/)?.[1] ?? null
  const actor = await memberOfToken(bearer ?? tokenFromCookies(request.headers.get('cookie')))
  if (!actor) throw new DomainError('unauthorized')
  return actor
}
