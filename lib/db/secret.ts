import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { OperatorError } from '@/lib/operator-error'
import { prepareDataFolder } from './data-folder'

/**
 * The secret that signs sessions when none is configured: made once, kept in the data folder where only
 * this account can read it, the same at every start so that nobody is signed out by a restart.
 *
 * @returns 43 characters, 256 random bits
 * @throws {OperatorError} when the folder or the file cannot be used
 */
export function keepSecret(dataDir: string): string {
  const file = path.join(prepareDataFolder(dataDir), 'nextauth-secret')
  return read(file) ?? create(file)
}

function create(file: string): string {
  const secret = randomBytes(32).toString('base64url')
  try {
    writeFileSync(file, secret, { mode: 0o600, flag: 'wx' })
    return secret
  } catch {
    // Another process may have been first.
    const theirs = read(file)
    if (theirs) return theirs
    throw new OperatorError(
      `The file ${file} cannot be written: give this account the right, or set NEXTAUTH_SECRET.`,
    )
  }
}

function read(file: string): string | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8').trim()
  } catch {
    return undefined
  }
  if (text.length >= 32) return text
  throw new OperatorError(
    `The file ${file} does not hold a secret of 32 characters: delete it, or set NEXTAUTH_SECRET.`,
  )
}
