import { EventsQuery } from '@/lib/contract/events'
import { withRoute } from '@/lib/http/with-route'
import { listEvents } from '@/lib/realtime/list-events'

export const GET = withRoute({ permission: 'inbox:read', query: EventsQuery }, ({ actor, query }) =>
  listEvents(actor, query),
)
