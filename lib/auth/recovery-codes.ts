import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { env } from '@/lib/env'

const howMany = 10
// Without letters and digits that look alike (Crockford's base 32).
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

const makeCode = () =>
  [...randomBytes(16)]
    .map((byte) => alphabet[byte % 32])
    .join('')
    .replaceAll(/(.{4})(?=.)/g, '$1-')

/** Codes of 80 random bits each, to be shown once. */
export const makeRecoveryCodes = (): string[] => Array.from({ length: howMany }, makeCode)

const key = () => Buffer.from(hkdfSync('sha256', env().NEXTAUTH_SECRET, '', 'parley recovery codes', 32))

/** What is kept of a code. 80 random bits need no slow hash, and without our key a stolen table is worth nothing. */
export const digestRecoveryCode = (code: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHmac('sha256', key()).update(code.toLowerCase().replaceAll(/[\s-]/g, '')).digest())
