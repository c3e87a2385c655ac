import { z } from 'zod'
import { Id } from '@/lib/contract/ids'
import { SendMessageBody } from '@/lib/contract/message'
import { listMessages, MessagesQuery } from '@/lib/domain/messages/list-messages'
import { sendMessage } from '@/lib/domain/messages/send-message'
import { json, withRoute } from '@/lib/http/with-route'

const Params = z.strictObject({ id: Id })

export const GET = withRoute(
  { permission: 'inbox:read', params: Params, query: MessagesQuery },
  ({ actor, params, query }) => listMessages(actor, params.id, query),
)

export const POST = withRoute(
  { permission: 'message:send', params: Params, body: SendMessageBody },
  async ({ actor, params, body }) => {
    const answer = await sendMessage(actor, { ...body, conversationId: params.id })
    return json(answer, answer.replayed ? 200 : 201)
  },
)
