import type { Contact, UpdateContactBody } from '@/lib/contract/conversation'
import { contactJson } from '@/lib/events/contact-sql'
import type { NewEvent } from '@/lib/events/log'
import { type ActingMember, requirePermission } from '../actor'
import { notFound } from '../domain-error'
import { runAction } from '../run-action'

/** Names a contact. Throws `not_found`. */
export const updateContact = (
  actor: ActingMember,
  contactId: string,
  { name }: UpdateContactBody,
): Promise<Contact> => {
  requirePermission(actor, 'contact:update')
  return runAction(actor.workspaceId, async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ contact: Contact }[]>(
      `UPDATE contacts k SET name = $3 WHERE workspace_id = $1::uuid AND id = $2::uuid
       RETURNING ${contactJson('k')} AS contact`,
      actor.workspaceId,
      contactId,
      name,
    )
    const contact = rows[0]?.contact
    if (!contact) throw notFound()
    const event: NewEvent = {
      name: 'contact:updated',
      subject: {},
      actor: { kind: 'member', id: actor.userId },
      data: { contact },
    }
    return { result: contact, events: [event] }
  })
}
