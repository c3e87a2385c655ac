import { passwordLength } from '@/lib/contract/account'
import { DomainError } from '../domain-error'
import { isCommonPassword } from './common-passwords'

type Person = { name: string; email: string }

/** As somebody who guesses would try it: small letters, no spaces, no digits or marks around the word. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s.\-_@]/g, '')
    .replaceAll(/^[\d\W_]+|[\d\W_]+$/gu, '')

const ownWords = ({ name, email }: Person) =>
  ['parley', name, email, ...name.split(/\s+/), ...email.split('@')]
    .map(bare)
    .filter((word) => word.length > 2)

const isOwn = (password: string, person: Person) => {
  const word = bare(password)
  return ownWords(person).includes(word)
}

const isOneCharacter = (password: string) => new Set(password).size < 4

/**
 * Refuses a new password that is easy to guess (`weak_password`): shorter than 8 characters, over 128, on the list of
 * common ones, of fewer than four different characters, or the person's own name or e-mail with digits around. Nothing
 * is asked about kinds of characters. OWASP ASVS 5.0 V6.2.1, V6.2.4, V6.2.5, V6.2.9, V6.2.11.
 */
export const checkPassword = (password: string, person: Person): void => {
  const refuse = (message: string) => {
    throw new DomainError('weak_password', message)
  }
  const length = [...password].length
  if (length < passwordLength.min) refuse(`Take at least ${passwordLength.min} characters`)
  if (length > passwordLength.max) refuse(`Take at most ${passwordLength.max} characters`)
  if (isCommonPassword(password) || isOneCharacter(password))
    refuse('This password is among the first that are tried. Take another')
  if (isOwn(password, person)) refuse('Take a password that is not your name or e-mail')
}
