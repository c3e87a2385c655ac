import { hashPassword } from '@/lib/auth/passwords'
import type { ChangePasswordBody } from '@/lib/contract/account'
import { db } from '@/lib/db/client'
import { type ActingMember, requirePermission } from '../actor'
import { byActor, recordAudit } from '../audit/record-audit'
import { runAction } from '../run-action'
import { endSessions, endSessionsIn } from '../sessions/end-session'
import { forgetActingMembers } from '../sessions/find-acting-member'
import { checkPassword } from './check-password'
import { reauthenticate } from './reauthenticate'

/** A person may be a member of several workspaces, each with its own log. */
const endSessionsElsewhere = async ({ workspaceId, userId, caller }: ActingMember) => {
  const elsewhere = await db().session.findMany({
    where: { userId, endedAt: null, workspaceId: { not: workspaceId } },
    distinct: ['workspaceId'],
    select: { workspaceId: true },
  })
  for (const other of elsewhere) await endSessions({ ...other, userId, caller }, {})
}

/**
 * Changes one's own password and ends all one's other sessions, in every workspace. Throws `invalid_credentials` when
 * the present password is wrong, `weak_password`, `too_many_requests`.
 */
export const changePassword = async (actor: ActingMember, body: ChangePasswordBody): Promise<void> => {
  requirePermission(actor, 'account:manage-own')
  const person = await reauthenticate(actor, body.currentPassword)
  checkPassword(body.newPassword, person)
  const passwordHash = await hashPassword(body.newPassword)
  const ended = await runAction(actor.workspaceId, async (tx) => {
    // The row stays locked to the end: who signs in meanwhile with the old password waits, and finds it changed.
    await tx.user.update({ where: { id: actor.userId }, data: { passwordHash } })
    const { sessionIds, events } = await endSessionsIn(tx, actor, { except: actor.sessionId })
    await recordAudit(tx, byActor(actor, 'password:changed', { userId: actor.userId }))
    return { result: sessionIds, events }
  })
  forgetActingMembers((known) => ended.includes(known.sessionId))
  await endSessionsElsewhere(actor)
}
