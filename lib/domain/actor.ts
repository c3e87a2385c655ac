import { may, type Permission, type Role } from '@/lib/contract/permissions'
import { DomainError } from './domain-error'

/** Who acts: a member of a workspace, through one session. */
export type ActingMember = { workspaceId: string; userId: string; sessionId: string; role: Role }

/** Throws `forbidden` unless the member's role has the permission. */
export const requirePermission = (actor: ActingMember, permission: Permission) => {
  if (!may(actor.role, permission)) throw new DomainError('forbidden')
}
