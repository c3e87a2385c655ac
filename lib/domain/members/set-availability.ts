import type { Availability, Member } from '@/lib/contract/workspace'
import { type ActingMember, requirePermission } from '../actor'
import { runAction } from '../run-action'
import { readMember } from './read-member'

/** A member says themselves whether they are away; everybody is told. Nothing changes when they have said so already. */
export const setAvailability = (actor: ActingMember, availability: Availability): Promise<Member> => {
  requirePermission(actor, 'profile:manage-own')
  const { workspaceId, userId } = actor
  return runAction(workspaceId, async (tx) => {
    const before = await readMember(tx, workspaceId, userId)
    if (before.availability === availability) return { result: before, events: [] }
    const member: Member = { ...before, availability }
    await tx.member.update({ where: { workspaceId_userId: { workspaceId, userId } }, data: { availability } })
    const by = { kind: 'member' as const, id: userId }
    return {
      result: member,
      events: [{ name: 'member:updated', subject: { userId }, actor: by, data: { member } }],
    }
  })
}
