import { Secret, TOTP } from 'otpauth'

const issuer = 'Parley'

// What every authenticator app takes: SHA-1, six digits, 30 seconds (RFC 6238; https://github.com/google/google-authenticator/wiki/Key-Uri-Format).
const totp = (secret: string, label = '') =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 })

/** A new secret of 160 bits, in base 32. */
export const newSecret = (): string => new Secret({ size: 20 }).base32

/** The address that a QR code carries. */
export const setupUri = (secret: string, email: string): string => totp(secret, email).toString()

/**
 * The time step that a code belongs to, or null when it is wrong. One step before and after now is taken: clocks differ
 * (RFC 6238 §5.2).
 */
export const stepOfCode = (secret: string, code: string, now = Date.now()): number | null => {
  const delta = totp(secret).validate({ token: code, timestamp: now, window: 1 })
  return delta === null ? null : TOTP.counter({ period: 30, timestamp: now }) + delta
}
