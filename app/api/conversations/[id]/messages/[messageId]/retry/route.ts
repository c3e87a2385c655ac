import { z } from 'zod'
import { Id } from '@/lib/contract/ids'
import { retryMessage } from '@/lib/domain/messages/retry-message'
import { withRoute } from '@/lib/http/with-route'

const Params = z.strictObject({ id: Id, messageId: Id })

export const POST = withRoute({ permission: 'message:send', params: Params }, async ({ actor, params }) => ({
  message: await retryMessage(actor, params.id, params.messageId),
}))
