import { z } from 'zod'
import { Id } from '@/lib/contract/ids'
import { replayDelivery } from '@/lib/domain/inbound/replay-delivery'
import { withRoute } from '@/lib/http/with-route'

const Params = z.strictObject({ id: Id })

export const POST = withRoute({ permission: 'delivery:inspect', params: Params }, ({ actor, params }) =>
  replayDelivery(actor, params.id),
)
