import { may, type Permission, type Role } from '@/lib/contract/permissions'
import { DomainError } from './domain-error'

/** From where somebody acts, for the audit log. */
export type Caller = { address: string; userAgent: string }

/** Who acts: a member of a workspace, through one session. */
export type ActingMember = {
  workspaceId: string
  userId: string
  sessionId: string
  role: Role
  /** When the session ends by itself, in milliseconds. */
  expiresAt?: number
  caller?: Caller
}

/** Throws `forbidden` unless the member's role has the permission. */
export const requirePermission = (actor: ActingMember, permission: Permission) => {
  if (!may(actor.role, permission)) throw new DomainError('forbidden')
}
