import { uuidv7 } from 'uuidv7'
import type { AuditAction } from '@/lib/contract/audit'
import { db } from '@/lib/db/client'
import { log } from '@/lib/log'
import type { ActingMember, Caller } from '../actor'
import type { Transaction } from '../run-action'

export type NewAuditEntry = {
  workspaceId: string
  action: AuditAction
  /** Null when nobody is signed in. */
  actorId: string | null
  caller?: Caller | undefined
  /** Ids and plain words. No secrets. */
  subject: Record<string, string>
}

const longest = 300

/** One line of visible text: nothing a caller sends can look like another entry where the log is shown or exported. */
const oneLine = (text: string) => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, longest)

const rowOf = ({ workspaceId, action, actorId, caller, subject }: NewAuditEntry) => ({
  workspaceId,
  id: uuidv7(),
  action,
  actorId,
  address: oneLine(caller?.address ?? ''),
  userAgent: oneLine(caller?.userAgent ?? ''),
  subject: Object.fromEntries(Object.entries(subject).map(([name, value]) => [name, oneLine(value)])),
})

/** What a member does, as an entry. */
export const byActor = (
  actor: ActingMember,
  action: AuditAction,
  subject: Record<string, string>,
): NewAuditEntry => ({
  workspaceId: actor.workspaceId,
  action,
  actorId: actor.userId,
  caller: actor.caller,
  subject,
})

/** Writes an entry with the change it tells of: both or neither. */
export const recordAudit = async (
  tx: Pick<Transaction, 'auditEntry'>,
  ...entries: NewAuditEntry[]
): Promise<void> => {
  await tx.auditEntry.createMany({ data: entries.map(rowOf) })
}

/** Writes an entry about something that was refused, without keeping anybody waiting: time would tell who exists. */
export const recordRefusal = (entry: NewAuditEntry): void => {
  recordAudit(db(), entry).catch((cause) =>
    log().error({ err: cause, action: entry.action }, 'an audit entry could not be written'),
  )
}
