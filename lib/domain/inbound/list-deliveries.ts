import { z } from 'zod'
import { Id } from '@/lib/contract/ids'
import { db } from '@/lib/db/client'
import { type ActingMember, requirePermission } from '../actor'

/** GET /api/deliveries: `before` is the last id of the page before. */
export const DeliveriesQuery = z.strictObject({
  state: z.enum(['received', 'processed', 'quarantined']).optional(),
  before: Id.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

/** Raw inbound deliveries, newest first, with what was quarantined of each and why. Ids are in order of time. */
export const listDeliveries = async (actor: ActingMember, query: z.output<typeof DeliveriesQuery>) => {
  requirePermission(actor, 'delivery:inspect')
  const deliveries = await db().inboundDelivery.findMany({
    where: {
      workspaceId: actor.workspaceId,
      state: query.state,
      ...(query.before && { id: { lt: query.before } }),
    },
    orderBy: { id: 'desc' },
    take: query.limit,
    select: {
      id: true,
      channelId: true,
      state: true,
      attempts: true,
      receivedAt: true,
      processedAt: true,
      quarantined: { select: { id: true, reason: true, item: true } },
    },
  })
  return { items: deliveries }
}
