import { z } from 'zod'
import { UpdateConversationBody } from '@/lib/contract/conversation'
import { Id } from '@/lib/contract/ids'
import { getConversation } from '@/lib/domain/conversations/get-conversation'
import { updateConversation } from '@/lib/domain/conversations/update-conversation'
import { withRoute } from '@/lib/http/with-route'

const Params = z.strictObject({ id: Id })

export const GET = withRoute({ permission: 'inbox:read', params: Params }, ({ actor, params }) =>
  getConversation(actor, params.id),
)

export const PATCH = withRoute(
  { permission: 'conversation:update', params: Params, body: UpdateConversationBody },
  ({ actor, params, body }) => updateConversation(actor, params.id, body),
)
