import { run } from '@/lib/db/pool'
import { log } from '@/lib/log'
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

/** Processes a delivery right after it was answered; what fails here is found by the sweep. */
export const processSoon = (workspaceId: string, deliveryId: string) => {
  setImmediate(() => {
    processDelivery(workspaceId, deliveryId).catch((cause) =>
      log().warn({ err: cause, deliveryId }, 'processing a delivery failed; will try again'),
    )
  })
}
