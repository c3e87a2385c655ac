import { readiness } from '@/lib/health/readiness'
import { withRoute } from '@/lib/http/with-route'
import { readStats } from '@/lib/realtime/stats'

const health = async (workspaceId: string | null) => {
  const { ready, draining, checks } = await readiness()
  const { node, uptimeSeconds, totals } = readStats(workspaceId)
  const { connections } = totals
  return { status: ready ? 'ready' : 'not ready', draining, checks, node, uptimeSeconds, connections }
}

export const GET = withRoute({ permission: 'stats:read', operator: () => health(null) }, ({ actor }) =>
  health(actor.workspaceId),
)
