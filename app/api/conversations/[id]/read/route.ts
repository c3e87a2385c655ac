import { z } from 'zod'
import { MarkReadBody } from '@/lib/contract/conversation'
import { Id } from '@/lib/contract/ids'
import { markRead } from '@/lib/domain/conversations/mark-read'
import { withRoute } from '@/lib/http/with-route'

const Params = z.strictObject({ id: Id })

export const POST = withRoute(
  { permission: 'inbox:read', params: Params, body: MarkReadBody },
  ({ actor, params, body }) => markRead(actor, params.id, body),
)
