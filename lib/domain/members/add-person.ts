import { uuidv7 } from 'uuidv7'
import { hashPassword } from '@/lib/auth/passwords'
import type { Role } from '@/lib/contract/permissions'
import type { Member } from '@/lib/contract/workspace'
import { db } from '@/lib/db/client'
import type { NewEvent } from '@/lib/events/log'
import { checkPassword } from '../account/check-password'
import { recordAudit } from '../audit/record-audit'
import { DomainError } from '../domain-error'
import { runAction } from '../run-action'

type NewPerson = { email: string; name: string; role: Role; password: string; workspace: string }

/** The workspace of this name, made with an empty event log when there is none. */
const findOrCreateWorkspace = async (name: string): Promise<string> => {
  const known = await db().workspace.findFirst({ where: { name } })
  if (known) return known.id
  const id = uuidv7()
  await db().workspace.create({ data: { id, name, stream: { create: { epoch: uuidv7() } } } })
  return id
}

/**
 * Gives somebody an account in a workspace; the first one makes the workspace. A person who has an account already keeps
 * their name and password. For whoever runs the server: there is no permission to check. Throws `conflict` when they are
 * a member already, `weak_password`.
 */
export const addPerson = async ({ email, name, role, password, workspace }: NewPerson): Promise<Member> => {
  checkPassword(password, { name, email })
  const workspaceId = await findOrCreateWorkspace(workspace)
  const passwordHash = await hashPassword(password)
  return runAction(workspaceId, async (tx) => {
    const user = await tx.user.upsert({
      where: { email: email.toLowerCase() },
      create: { id: uuidv7(), email: email.toLowerCase(), name, passwordHash },
      update: {},
    })
    const key = { workspaceId, userId: user.id }
    if (await tx.member.findUnique({ where: { workspaceId_userId: key } }))
      throw new DomainError('conflict', `${user.email} is a member of ${workspace} already`)
    await tx.member.create({ data: { ...key, role } })
    const subject = { userId: user.id, role }
    await recordAudit(tx, { workspaceId, action: 'member:added', actorId: null, subject })
    const member: Member = {
      userId: user.id,
      name: user.name,
      email: user.email,
      role,
      active: true,
      availability: 'automatic',
    }
    const event: NewEvent = {
      name: 'member:updated',
      subject: { userId: user.id },
      actor: { kind: 'system', id: null },
      data: { member },
    }
    return { result: member, events: [event] }
  })
}
