import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from '@/lib/env'

const key = () => Buffer.from(hkdfSync('sha256', env().NEXTAUTH_SECRET, '', 'parley channel secrets', 32))

/** Encrypts a secret for a database column (AES-256-GCM, key derived from NEXTAUTH_SECRET). Answers base64url text. */
export const seal = (secret: string): string => {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key(), nonce)
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`
}

/** Decrypts what `seal` made. Throws when it was changed, or when NEXTAUTH_SECRET is not the one it was sealed with. */
export const open = (sealed: string): string => {
  const bytes = Buffer.from(sealed.slice('v1.'.length), 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}
