import { uuidv7 } from 'uuidv7'
import type { InboundItem } from '@/lib/channels/channel'
import { parseDelivery } from '@/lib/channels/whatsapp-cloud/parse-delivery'
import { db } from '@/lib/db/client'
import { run } from '@/lib/db/pool'
import { log } from '@/lib/log'
import { findChannelSecrets } from '../channels/find-channel-secrets'
import { moveStatus } from '../messages/move-status'
import { parseOpaque } from '../messages/opaque'
import { receiveMessage } from './receive-message'
import { storableJson } from './storable-json'

const maximumAttempts = 10

type Claimed = { channel_id: string; raw: Buffer; attempts: number }

const claim = {
  name: 'claim-delivery',
  text: `UPDATE inbound_deliveries SET attempts = attempts + 1 WHERE workspace_id = $1 AND id = $2 AND state = 'received'
    RETURNING channel_id, raw, attempts`,
}

const conclude = {
  name: 'conclude-delivery',
  text: `UPDATE inbound_deliveries SET state = $3::"DeliveryState", processed_at = now()
    WHERE workspace_id = $1 AND id = $2`,
}

const quarantine = (workspaceId: string, deliveryId: string, reason: string, item: unknown) =>
  db().quarantinedItem.create({
    data: { workspaceId, id: uuidv7(), deliveryId, reason, item: JSON.parse(storableJson(item)) },
  })

const apply = async (
  workspaceId: string,
  channelId: string,
  item: Exclude<InboundItem, { kind: 'unusable' }>,
) => {
  if (item.kind === 'message') return receiveMessage(workspaceId, channelId, item)
  const { providerMessageId, status, error, opaque } = item
  await moveStatus({ workspaceId, channelId, providerMessageId, status, error, ...parseOpaque(opaque) })
}

/**
 * Works through a stored delivery, item by item. Each item is done once however often this runs, so a crash in between
 * only means that it runs again. What cannot be used goes to quarantine with the reason (R13).
 */
export const processDelivery = async (workspaceId: string, deliveryId: string): Promise<void> => {
  const [delivery] = await run<Claimed>(claim, [workspaceId, deliveryId])
  if (!delivery) return
  const channel = await findChannelSecrets(delivery.channel_id)
  const items = channel ? parseDelivery(delivery.raw, channel.phoneNumberId) : []
  let quarantined = false
  // Of an earlier, unfinished run: this one names them again.
  await db().quarantinedItem.deleteMany({ where: { workspaceId, deliveryId } })
  for (const item of items) {
    if (item.kind === 'unusable') {
      await quarantine(workspaceId, deliveryId, item.reason, item.item)
      quarantined = true
      continue
    }
    try {
      await apply(workspaceId, delivery.channel_id, item)
    } catch (cause) {
      // Trouble of ours is tried again; an item that keeps failing must not hold up the others for ever.
      if (delivery.attempts < maximumAttempts) throw cause
      log().error({ err: cause, deliveryId }, 'an inbound item keeps failing; moved to quarantine')
      await quarantine(workspaceId, deliveryId, 'processing kept failing', item)
      quarantined = true
    }
  }
  await run(conclude, [workspaceId, deliveryId, quarantined ? 'quarantined' : 'processed'])
}
