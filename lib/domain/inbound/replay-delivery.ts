import { db } from '@/lib/db/client'
import { type ActingMember, requirePermission } from '../actor'
import { notFound } from '../domain-error'
import { processDelivery } from './process-delivery'

/** Works through a stored delivery once more, for instance after an update that understands more. Throws `not_found`. */
export const replayDelivery = async (actor: ActingMember, deliveryId: string): Promise<void> => {
  requirePermission(actor, 'delivery:inspect')
  const { workspaceId } = actor
  const { count } = await db().inboundDelivery.updateMany({
    where: { workspaceId, id: deliveryId },
    data: { state: 'received', attempts: 0 },
  })
  if (count === 0) throw notFound()
  await processDelivery(workspaceId, deliveryId)
}
