import { isSecure, tokenFromCookies } from '@/lib/auth/session-token'
import { DomainError } from '@/lib/domain/domain-error'
import { env } from '@/lib/env'

/**
 * Whether a browser's request comes from our own pages. A program sends no Origin and is let through: it has no cookie
 * that somebody else's page could ride on.
 */
export const isOwnOrigin = (origin: string | null | undefined, host: string | null | undefined): boolean => {
  if (!origin) return true
  if (origin === new URL(env().NEXTAUTH_URL).origin) return true
  if (!URL.canParse(origin)) return false
  const { protocol, host: originHost } = new URL(origin)
  // Behind a proxy or under another name of this machine, the page and the request share the host. What came over http
  // may have been changed on its way, so it is not our page where people use https.
  return originHost === host && (protocol === 'https:' || !isSecure())
}

type Headers = Record<string, string | string[] | undefined>
const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(',') : value)

/**
 * Whether a socket may be opened. Browsers name the origin of every upgrade, so one that has our cookie and no origin is
 * none of ours; and where people use https, a proxy that says it was http passed on a plain `ws:`.
 */
export const isOwnSocket = (headers: Headers): boolean => {
  const [origin, cookie] = [one(headers.origin), one(headers.cookie)]
  if (isSecure() && one(headers['x-forwarded-proto']) === 'http') return false
  if (one(headers['sec-fetch-site']) === 'cross-site') return false
  if (headers.upgrade && !origin && tokenFromCookies(cookie)) return false
  return isOwnOrigin(origin, one(headers.host))
}

/** Refuses a changing request from another site (`forbidden_origin`): the guard against cross-site forgery. */
export const checkOrigin = (request: Request) => {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const crossSite = request.headers.get('sec-fetch-site') === 'cross-site'
  if (crossSite || !isOwnOrigin(request.headers.get('origin'), request.headers.get('host')))
    throw new DomainError('forbidden_origin', 'This request came from another site and was refused')
}
