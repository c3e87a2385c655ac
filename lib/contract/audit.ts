import { z } from 'zod'
import { Id, Moment } from './ids'

/** What the audit log tells of. */
export const AuditAction = z.enum([
  'session:started',
  'session:refused',
  'session:ended',
  'password:changed',
  'password:refused',
  'second-factor:enabled',
  'second-factor:disabled',
  'recovery-code:used',
  'member:added',
  'member:changed',
  'channel:connected',
  'access:denied',
])
export type AuditAction = z.output<typeof AuditAction>

export const AuditEntry = z.strictObject({
  id: Id,
  at: Moment,
  action: AuditAction,
  /** Who acted; null when nobody was signed in. */
  actor: z.strictObject({ userId: Id, name: z.string() }).nullable(),
  address: z.string(),
  userAgent: z.string(),
  /** What it was done to: ids and plain words, never a secret. */
  subject: z.record(z.string(), z.string()),
})
export type AuditEntry = z.output<typeof AuditEntry>

/** GET /api/audit, newest first. */
export const AuditPage = z.strictObject({
  items: z.array(AuditEntry),
  /** The `before` of the next page; null at the end. */
  nextCursor: Id.nullable(),
})
export type AuditPage = z.output<typeof AuditPage>
