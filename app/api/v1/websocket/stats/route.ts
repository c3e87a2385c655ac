import { withRoute } from '@/lib/http/with-route'
import { readStats } from '@/lib/realtime/stats'

export const GET = withRoute(
  { permission: 'stats:read', operator: async () => readStats(null) },
  async ({ actor }) => readStats(actor.workspaceId),
)
