import { EventsQuery } from '@/lib/contract/events'
import { listEvents } from '@/lib/realtime/list-events'
import { withRoute } from '@/lib/http/with-route'

export const GET = withRoute({ permission: 'inbox:read', query: EventsQuery }, ({ actor, query }) =>
  listEvents(actor, query),
)
