import type { Member, UpdateMemberBody } from '@/lib/contract/workspace'
import type { NewEvent } from '@/lib/events/log'
import { type ActingMember, requirePermission } from '../actor'
import { byActor, recordAudit } from '../audit/record-audit'
import { DomainError, notFound } from '../domain-error'
import { runAction } from '../run-action'
import { forgetActingMembers } from '../sessions/find-acting-member'
import { readMember } from './read-member'

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
export const updateMember = async (
  actor: ActingMember,
  userId: string,
  body: UpdateMemberBody,
): Promise<Member> => {
  requirePermission(actor, 'member:manage')
  const { workspaceId } = actor
  const changed = await runAction(workspaceId, async (tx) => {
    // In the order of ids, so that two who change each other at once take turns: the second may have lost the right.
    const members = new Map<string, Member>()
    for (const id of [...new Set([actor.userId, userId])].sort())
      members.set(id, await readMember(tx, workspaceId, id))
    const [acting, before] = [members.get(actor.userId), members.get(userId)]
    if (!acting?.active || !before) throw notFound()
    requirePermission({ ...actor, role: acting.role }, 'member:manage')
    checkAllowed({ ...actor, role: acting.role }, before, body)
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
    await recordAudit(
      tx,
      byActor(actor, 'member:changed', {
        userId,
        role: before.role === member.role ? member.role : `${before.role} to ${member.role}`,
        access: before.active === member.active ? '' : member.active ? 'given back' : 'taken away',
      }),
    )
    const event: NewEvent = {
      name: 'member:updated',
      subject: { userId },
      actor: { kind: 'member', id: actor.userId },
      data: { member },
    }
    return { result: member, events: [event] }
  })
  // The relay does it as well, where somebody of the workspace is connected; requests must not wait for that (R9).
  forgetActingMembers((known) => known.workspaceId === workspaceId && known.userId === userId)
  return changed
}
