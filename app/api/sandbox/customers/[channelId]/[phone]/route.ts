import { requireSandbox } from '@/lib/channels/sandbox/sandbox-channel'
import { setCustomer } from '@/lib/channels/sandbox/set-customer'
import { SandboxChatParams, SetSandboxCustomerBody } from '@/lib/contract/sandbox'
import { withRoute } from '@/lib/http/with-route'

/** How a customer's phone behaves: read receipts, and what its next message fails with. */
export const PATCH = withRoute(
  { permission: 'sandbox:use', params: SandboxChatParams, body: SetSandboxCustomerBody },
  async ({ actor, params, body }) => {
    requireSandbox()
    return setCustomer({ workspaceId: actor.workspaceId, ...params }, body)
  },
)
