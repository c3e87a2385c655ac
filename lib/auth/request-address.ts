/**
 * Where a request comes from. server.ts writes the socket's address into this header and drops what the caller put
 * there, so it can be trusted in every copy of the code.
 */
export const addressHeader = 'x-parley-address'

export const requestAddress = (headers: { get(name: string): string | null }): string =>
  headers.get(addressHeader) ?? 'unknown'
