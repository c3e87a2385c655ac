import type { Member } from '@/lib/contract/workspace'
import { notFound } from '../domain-error'
import type { Transaction } from '../run-action'
import { memberJson } from './member-sql'

/** A member, locked until the transaction ends, so that changes take turns. Throws `not_found`. */
export const readMember = async (tx: Transaction, workspaceId: string, userId: string): Promise<Member> => {
  const rows = await tx.$queryRawUnsafe<{ member: Member }[]>(
    `SELECT ${memberJson('m', 'u')} AS member FROM members m JOIN users u ON u.id = m.user_id
     WHERE m.workspace_id = $1::uuid AND m.user_id = $2::uuid FOR NO KEY UPDATE OF m`,
    workspaceId,
    userId,
  )
  const member = rows[0]?.member
  if (!member) throw notFound()
  return member
}
