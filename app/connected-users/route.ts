import { withRoute } from '@/lib/http/with-route'
import { presence } from '@/lib/realtime/installed-presence'

export const GET = withRoute({ permission: 'inbox:read' }, async ({ actor }) => ({
  users: presence()
    .list(actor.workspaceId)
    .map(({ userId, state }) => ({ userId, state })),
}))
