import { z } from 'zod'
import { Id } from '@/lib/contract/ids'
import { endSession } from '@/lib/domain/sessions/end-session'
import { withRoute } from '@/lib/http/with-route'

const Params = z.strictObject({ id: Id })

export const DELETE = withRoute({ permission: 'session:manage-own', params: Params }, ({ actor, params }) =>
  endSession(actor, params.id),
)
