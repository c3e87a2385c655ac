import { verifyPassword } from '@/lib/auth/passwords'
import { db } from '@/lib/db/client'
import { forgetLimit, tooOften, withinEverywhere } from '@/lib/limits/limits'
import type { ActingMember } from '../actor'
import { byActor, recordRefusal } from '../audit/record-audit'
import { DomainError } from '../domain-error'

type Person = { id: string; name: string; email: string; passwordHash: string }

/**
 * Asks for the password once more, before a change that would lock its owner out if somebody else made it at an open
 * window (ASVS 5.0 V7.5.1). Throws `invalid_credentials`, `too_many_requests`.
 */
export const reauthenticate = async (actor: ActingMember, password: string): Promise<Person> => {
  await withinEverywhere('own-password:account', actor.userId, tooOften)
  const person = await db().user.findUniqueOrThrow({ where: { id: actor.userId } })
  if (!(await verifyPassword(person.passwordHash, password))) {
    recordRefusal(byActor(actor, 'password:refused', { userId: actor.userId }))
    throw new DomainError('invalid_credentials', 'This is not your password')
  }
  await forgetLimit('own-password:account', actor.userId)
  return person
}
