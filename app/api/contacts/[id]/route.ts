import { z } from 'zod'
import { UpdateContactBody } from '@/lib/contract/conversation'
import { Id } from '@/lib/contract/ids'
import { updateContact } from '@/lib/domain/contacts/update-contact'
import { withRoute } from '@/lib/http/with-route'

const Params = z.strictObject({ id: Id })

export const PATCH = withRoute(
  { permission: 'contact:update', params: Params, body: UpdateContactBody },
  ({ actor, params, body }) => updateContact(actor, params.id, body),
)
