import { run } from '@/lib/db/pool'
import { log } from '@/lib/log'
import { sharedState } from '@/lib/shared-state'
import { processDelivery } from './process-delivery'

type Waiting = { workspace_id: string; id: string }

const statement = {
  name: 'waiting-deliveries',
  text: `SELECT workspace_id, id FROM inbound_deliveries
    WHERE state = 'received' AND received_at < now() - interval '3 seconds' ORDER BY received_at LIMIT 100`,
}

/** Works off deliveries that were stored and not processed, because the process died or the database was away. */
export const processWaitingDeliveries = async (): Promise<void> => {
  for (const { workspace_id, id } of await run<Waiting>(statement, []))
    await processDelivery(workspace_id, id).catch((cause) =>
      log().warn({ err: cause, deliveryId: id }, 'processing a delivery failed; will try again'),
    )
}

const lanes = () => sharedState('delivery-lanes', () => new Map<string, Promise<void>>())

/**
 * Processes a delivery right after it was answered; what fails here is found by the sweep. A channel's deliveries follow
 * each other in the order they were stored, so that a customer's burst stays in order.
 */
export const processSoon = (channelId: string, workspaceId: string, deliveryId: string) => {
  const before = lanes().get(channelId) ?? Promise.resolve()
  const turn = before
    .then(() => processDelivery(workspaceId, deliveryId))
    .catch((cause) => log().warn({ err: cause, deliveryId }, 'processing a delivery failed; will try again'))
    .then(() => {
      if (lanes().get(channelId) === turn) lanes().delete(channelId)
    })
  lanes().set(channelId, turn)
}
