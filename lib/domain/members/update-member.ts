import type { Member, UpdateMemberBody } from '@/lib/contract/workspace'
import type { NewEvent } from '@/lib/events/log'
import { type ActingMember, requirePermission } from '../actor'
import { DomainError, notFound } from '../domain-error'
import { runAction, type Transaction } from '../run-action'
import { memberJson } from './member-sql'

const readMember = async (tx: Transaction, workspaceId: string, userId: string): Promise<Member> => {
  const rows = await tx.$queryRawUnsafe<{ member: Member }[]>(
    `SELECT ${memberJson('m', 'u')} AS member FROM members m JOIN users u ON u.id = m.user_id
     WHERE m.workspace_id = $1::uuid AND m.user_id = $2::uuid FOR UPDATE OF m`,
    workspaceId,
    userId,
  )
  const member = rows[0]?.member
  if (!member) throw notFound()
  return member
}

/** Nobody may shut the last door behind them: owners are changed by owners, and not by themselves. */
const checkAllowed = (actor: ActingMember, before: Member, body: UpdateMemberBody) => {
  if (before.userId === actor.userId)
    throw new DomainError('forbidden', 'Ask another admin to change your own access')
  const touchesOwner = before.role === 'owner' || body.role === 'owner'
  if (touchesOwner && actor.role !== 'owner')
    throw new DomainError('forbidden', 'Only an owner can change owners')
}

/**
 * Changes a member's role or access. Taking access away ends their sessions and, through the event, their sockets (R9).
 * Throws `not_found`, `forbidden`.
 */
export const updateMember = (
  actor: ActingMember,
  userId: string,
  body: UpdateMemberBody,
): Promise<Member> => {
  requirePermission(actor, 'member:manage')
  const { workspaceId } = actor
  return runAction(workspaceId, async (tx) => {
    const before = await readMember(tx, workspaceId, userId)
    checkAllowed(actor, before, body)
    const member: Member = { ...before, role: body.role ?? before.role, active: body.active ?? before.active }
    await tx.member.update({
      where: { workspaceId_userId: { workspaceId, userId } },
      data: { role: member.role, disabledAt: member.active ? null : new Date() },
    })
    if (!member.active)
      await tx.session.updateMany({
        where: { workspaceId, userId, endedAt: null },
        data: { endedAt: new Date() },
      })
    const event: NewEvent = {
      name: 'member:updated',
      subject: { userId },
      actor: { kind: 'member', id: actor.userId },
      data: { member },
    }
    return { result: member, events: [event] }
  })
}
