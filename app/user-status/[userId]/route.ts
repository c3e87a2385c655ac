import { z } from 'zod'
import { Id } from '@/lib/contract/ids'
import { notFound } from '@/lib/domain/domain-error'
import { memberExists } from '@/lib/domain/members/member-exists'
import { withRoute } from '@/lib/http/with-route'
import { presence } from '@/lib/realtime/installed-presence'

const params = z.strictObject({ userId: Id })

export const GET = withRoute({ permission: 'inbox:read', params }, async ({ actor, params: { userId } }) => {
  if (!(await memberExists(actor.workspaceId, userId))) throw notFound()
  return { userId, state: presence().stateOf(actor.workspaceId, userId) ?? 'offline' }
})
