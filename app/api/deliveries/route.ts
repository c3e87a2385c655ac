import { DeliveriesQuery, listDeliveries } from '@/lib/domain/inbound/list-deliveries'
import { withRoute } from '@/lib/http/with-route'

export const GET = withRoute({ permission: 'delivery:inspect', query: DeliveriesQuery }, ({ actor, query }) =>
  listDeliveries(actor, query),
)
