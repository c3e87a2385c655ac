import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { run } from '@/lib/db/pool'

type StoredDelivery = { workspaceId: string; deliveryId: string }

const statement = {
  name: 'store-delivery',
  text: `INSERT INTO inbound_deliveries (workspace_id, id, channel_id, digest, raw) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (workspace_id, channel_id, digest) DO NOTHING RETURNING id`,
}

/**
 * Keeps a webhook's body as it came, before anybody answers 200 (R13). Answers null when the very same body is stored
 * already: providers repeat deliveries.
 */
export const storeDelivery = async (
  workspaceId: string,
  channelId: string,
  raw: Buffer,
): Promise<StoredDelivery | null> => {
  const digest = createHash('sha256').update(raw).digest()
  const [row] = await run<{ id: string }>(statement, [workspaceId, uuidv7(), channelId, digest, raw])
  return row ? { workspaceId, deliveryId: row.id } : null
}
