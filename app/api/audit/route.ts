import { z } from 'zod'
import { Id } from '@/lib/contract/ids'
import { listAudit } from '@/lib/domain/audit/list-audit'
import { withRoute } from '@/lib/http/with-route'

const Query = z.strictObject({
  before: Id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const GET = withRoute({ permission: 'audit:read', query: Query }, ({ actor, query }) =>
  listAudit(actor, query),
)
