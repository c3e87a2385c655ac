import { DomainError } from '@/lib/domain/domain-error'
import { env } from '@/lib/env'

/**
 * Whether a browser's request comes from our own pages. A program sends no Origin and is let through: it has no cookie
 * that somebody else's page could ride on.
 */
export const isOwnOrigin = (origin: string | null | undefined, host: string | null | undefined): boolean => {
  if (!origin) return true
  if (origin === new URL(env().NEXTAUTH_URL).origin) return true
  // Behind a proxy or under another name of this machine, the page and the request share the host.
  return URL.canParse(origin) && new URL(origin).host === host
}

/** Refuses a changing request from another site (`forbidden_origin`): the guard against cross-site forgery. */
export const checkOrigin = (request: Request) => {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const crossSite = request.headers.get('sec-fetch-site') === 'cross-site'
  if (crossSite || !isOwnOrigin(request.headers.get('origin'), request.headers.get('host')))
    throw new DomainError('forbidden_origin', 'This request came from another site and was refused')
}
