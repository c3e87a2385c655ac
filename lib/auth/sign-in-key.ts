import { createHash } from 'node:crypto'

/** A key of fixed length for an account tried from an address, so that long inputs cannot fill the limiter's memory. */
export const hashSignInKey = (account: string, address: string): string =>
  createHash('sha256').update(`${account}\n${address}`).digest('base64url')
