import { UpdateMeBody } from '@/lib/contract/workspace'
import { setAvailability } from '@/lib/domain/members/set-availability'
import { withRoute } from '@/lib/http/with-route'

export const PATCH = withRoute({ permission: 'profile:manage-own', body: UpdateMeBody }, ({ actor, body }) =>
  setAvailability(actor, body.availability),
)
