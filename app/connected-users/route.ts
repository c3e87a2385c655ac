import { withRoute } from '@/lib/http/with-route'
import { presence } from '@/lib/realtime/installed-presence'

export const GET = withRoute({ permission: 'inbox:read' }, async ({ actor }) => {
  const { online, away } = presence().list(actor.workspaceId)
  return {
    users: [
      ...online.map((userId) => ({ userId, state: 'online' })),
      ...away.map((userId) => ({ userId, state: 'away' })),
    ],
  }
})
