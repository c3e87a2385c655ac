import { z } from 'zod'
import { isStillTheirs, memberOfToken } from '@/lib/auth/authenticate'
import { tokenFromCookies } from '@/lib/auth/session-token'
import { DomainError } from '@/lib/domain/domain-error'
import type { SocketData } from './types'

const Auth = z.object({
  token: z.string().max(4_096).optional(),
  clientId: z.string().min(1).max(64).optional(),
  member: z.string().max(100).nullish(),
})

type Handshake = { auth: unknown; headers: { cookie?: string | undefined } }

/** Who connects: by `auth.token` (programs) or the session cookie (windows). Throws `unauthorized`. */
export const authenticateSocket = async (handshake: Handshake, socketId: string): Promise<SocketData> => {
  const auth = Auth.safeParse(handshake.auth ?? {})
  if (!auth.success) throw new DomainError('unauthorized')
  const actor = await memberOfToken(auth.data.token ?? tokenFromCookies(handshake.headers.cookie))
  if (!actor || !isStillTheirs(auth.data.member, actor)) throw new DomainError('unauthorized')
  return { actor, clientId: auth.data.clientId ?? socketId }
}
