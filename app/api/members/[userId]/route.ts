import { z } from 'zod'
import { Id } from '@/lib/contract/ids'
import { UpdateMemberBody } from '@/lib/contract/workspace'
import { updateMember } from '@/lib/domain/members/update-member'
import { withRoute } from '@/lib/http/with-route'

const Params = z.strictObject({ userId: Id })

export const PATCH = withRoute(
  { permission: 'member:manage', params: Params, body: UpdateMemberBody },
  ({ actor, params, body }) => updateMember(actor, params.userId, body),
)
