import { openChat } from '@/lib/channels/sandbox/open-chat'
import { requireSandbox } from '@/lib/channels/sandbox/sandbox-channel'
import { OpenSandboxChatBody, SandboxChatParams } from '@/lib/contract/sandbox'
import { withRoute } from '@/lib/http/with-route'

/** The chat is on the customer's screen, or no longer. */
export const POST = withRoute(
  { permission: 'sandbox:use', params: SandboxChatParams, body: OpenSandboxChatBody },
  async ({ actor, params, body }) => {
    requireSandbox()
    return openChat({ workspaceId: actor.workspaceId, ...params }, body.open)
  },
)
