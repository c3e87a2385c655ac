import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { endSession } from '@/lib/domain/sessions/end-session'
import { signIn } from '@/lib/domain/sessions/sign-in'
import { env } from '@/lib/env'
import { addressHeader } from './request-address'
import { type Claims, cookieName, isSecure, sessionCookieName, sessionLength } from './session-token'

const headerOf = (headers: Record<string, unknown> | undefined, name: string) => String(headers?.[name] ?? '')

const cookie = (name: string) => ({
  name,
  options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure() },
})

/** next-auth: e-mail and password; the JWT in the cookie names a row of `sessions`, which can be ended (R9). */
export const authOptions = (): NextAuthOptions => ({
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: 'jwt', maxAge: sessionLength },
  pages: { signIn: '/sign-in' },
  useSecureCookies: isSecure(),
  cookies: {
    sessionToken: cookie(sessionCookieName()),
    csrfToken: cookie(cookieName('next-auth.csrf-token')),
    callbackUrl: cookie(cookieName('next-auth.callback-url')),
  },
  providers: [
    CredentialsProvider({
      credentials: { email: {}, password: {}, code: {} },
      authorize: async (credentials, request) => {
        const signedIn = await signIn({
          email: credentials?.email ?? '',
          password: credentials?.password ?? '',
          // A form sends an empty field where there is no code.
          code: credentials?.code?.slice(0, 40) || undefined,
          address: headerOf(request.headers, addressHeader),
          userAgent: headerOf(request.headers, 'user-agent'),
        }).catch((cause) => {
          // next-auth hands the message to the page; the code is what our page can translate.
          throw new Error(cause.code ?? 'internal')
        })
        return { id: signedIn.uid, ...signedIn }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => {
      const signedIn = user as unknown as Claims | undefined
      return signedIn ? { sid: signedIn.sid, uid: signedIn.uid, wid: signedIn.wid } : token
    },
    // The page learns who it is from the snapshot; this endpoint says only that there is a session.
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    signOut: async ({ token }) => {
      const { sid, uid, wid } = token as unknown as Claims
      await endSession({ workspaceId: wid, userId: uid }, sid)
    },
  },
  logger: { error: () => {}, warn: () => {}, debug: () => {} },
})
