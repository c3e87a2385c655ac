import type { Caller } from '@/lib/domain/actor'

/**
 * Where a request comes from. server.ts writes the socket's address into this header and drops what the caller put
 * there, so it can be trusted in every copy of the code.
 */
export const addressHeader = 'x-parley-address'

type Headers = { get(name: string): string | null }

/** Who calls, as the audit log and the list of sessions tell it. */
export const callerOf = ({ headers }: { headers: Headers }): Caller => ({
  address: headers.get(addressHeader) ?? 'unknown',
  userAgent: headers.get('user-agent') ?? '',
})
export const requestAddress = (headers: { get(name: string): string | null }): string =>
  headers.get(addressHeader) ?? 'unknown'

/**
 * Whether an address is this machine's own: a program here, or a proxy that TRUST_PROXY says nothing of and behind which
 * everybody is. Limits by address would count all of them as one.
 */
export const isOwnMachine = (address: string): boolean =>
  address === 'unknown' || address === '::1' || /^(::ffff:)?127\./.test(address)
