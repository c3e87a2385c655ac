import { authenticate } from '@/lib/auth/authenticate'
import { changeStream } from '@/lib/channels/sandbox/change-stream'
import { requireSandbox } from '@/lib/channels/sandbox/sandbox-channel'
import { withRoute } from '@/lib/http/with-route'

/** Server-sent: which chats of the workspace's sandbox changed. */
export const GET = withRoute({ permission: 'sandbox:use' }, async ({ actor, request }) => {
  requireSandbox()
  return changeStream(actor.workspaceId, request.signal, async () => {
    const { sessionId } = await authenticate(request)
    return sessionId === actor.sessionId
  })
})
