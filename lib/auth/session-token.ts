import { hkdfSync } from 'node:crypto'
import { jwtDecrypt } from 'jose'
import { LRUCache } from 'lru-cache'
import { encode } from 'next-auth/jwt'
import { z } from 'zod'
import { env } from '@/lib/env'
import { sharedState } from '@/lib/shared-state'

export const sessionLength = 30 * 24 * 60 * 60

const Claims = z.object({ sid: z.uuid(), uid: z.uuid(), wid: z.uuid(), exp: z.number() })
export type Claims = z.output<typeof Claims>

/** Whether people open Parley over https, so that cookies can be kept to it. */
export const isSecure = () => env().NEXTAUTH_URL.startsWith('https://')

/**
 * A cookie's name. Over https `__Host-` keeps it to this very host: no subdomain can set it or get it.
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes
 */
export const cookieName = (name: string) => (isSecure() ? `__Host-${name}` : name)

export const sessionCookieName = () => cookieName('next-auth.session-token')

/** A token for a session, the same that the cookie holds; programs send it as bearer or in the socket's `auth.token`. */
export const issueToken = (claims: Omit<Claims, 'exp'>): Promise<string> =>
  encode({ token: claims, secret: env().NEXTAUTH_SECRET, maxAge: sessionLength })

// Decrypting costs more than all else in a hot request; what a token says never changes, only whether its session lives.
const decoded = () => sharedState('decoded-tokens', () => new LRUCache<string, Claims>({ max: 20_000 }))

/** What a token says, or null when it is not ours or has expired. Whether its session still lives is not asked here. */
export const readToken = async (token: string): Promise<Claims | null> => {
  const known = decoded().get(token)
  const claims = known ?? (await decrypt(token))
  if (!claims || claims.exp * 1000 <= Date.now()) return null
  if (!known) decoded().set(token, claims)
  return claims
}

// next-auth derives its key anew for each token, in the thread pool; we do what its `decode` does with a key made once.
// https://github.com/nextauthjs/next-auth/blob/v4/packages/next-auth/src/jwt/index.ts
const key = () =>
  sharedState('session-key', () => {
    const derived = hkdfSync('sha256', env().NEXTAUTH_SECRET, '', 'NextAuth.js Generated Encryption Key', 32)
    return new Uint8Array(derived)
  })

const decrypt = async (token: string): Promise<Claims | null> => {
  const decrypted = await jwtDecrypt(token, key(), { clockTolerance: 15 }).catch(() => null)
  const parsed = Claims.safeParse(decrypted?.payload)
  return parsed.success ? parsed.data : null
}

/** The session token in a Cookie header. next-auth splits only cookies over 4 kB; ours has some 300 bytes. */
export const tokenFromCookies = (header: string | null | undefined): string | null => {
  const prefix = `${sessionCookieName()}=`
  const cookie = header?.split('; ').find((part) => part.startsWith(prefix))
  // Our tokens need no escaping, so there is nothing to decode; a cookie that is no token is nobody's.
  return cookie ? cookie.slice(prefix.length) : null
}
