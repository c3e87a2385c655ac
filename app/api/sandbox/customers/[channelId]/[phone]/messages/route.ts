import { listMessages } from '@/lib/channels/sandbox/list-messages'
import { requireSandbox } from '@/lib/channels/sandbox/sandbox-channel'
import { writeAsCustomer } from '@/lib/channels/sandbox/write-as-customer'
import { SandboxChatParams, SandboxMessagesQuery, WriteAsCustomerBody } from '@/lib/contract/sandbox'
import { json, withRoute } from '@/lib/http/with-route'

/** The chat as the phone shows it. */
export const GET = withRoute(
  { permission: 'sandbox:use', params: SandboxChatParams, query: SandboxMessagesQuery },
  async ({ actor, params, query }) => {
    requireSandbox()
    return listMessages({ workspaceId: actor.workspaceId, ...params }, query.before)
  },
)

/** The customer writes. */
export const POST = withRoute(
  { permission: 'sandbox:use', params: SandboxChatParams, body: WriteAsCustomerBody },
  async ({ actor, params, body }) => {
    requireSandbox()
    return json(await writeAsCustomer({ workspaceId: actor.workspaceId, ...params }, body), 201)
  },
)
