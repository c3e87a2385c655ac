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
