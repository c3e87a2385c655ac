import { LRUCache } from 'lru-cache'
import { open } from '@/lib/auth/secret-box'
import { db } from '@/lib/db/client'
import { sharedState } from '@/lib/shared-state'

export type ChannelSecrets = {
  workspaceId: string
  channelId: string
  phoneNumberId: string
  sandbox: boolean
  accessToken: string
  appSecret: string
  verifyToken: string
}

const cache = () =>
  sharedState('channel-secrets', () => new LRUCache<string, ChannelSecrets>({ max: 1_000, ttl: 5_000 }))

/** A channel with its secrets opened, for the code that talks to its provider. Null when there is none. */
export const findChannelSecrets = async (channelId: string): Promise<ChannelSecrets | null> => {
  const known = cache().get(channelId)
  if (known) return known
  const row = await db().channel.findUnique({ where: { id: channelId } })
  if (!row) return null
  const secrets = {
    workspaceId: row.workspaceId,
    channelId,
    phoneNumberId: row.phoneNumberId,
    sandbox: row.sandbox,
    accessToken: open(row.accessToken),
    appSecret: open(row.appSecret),
    verifyToken: open(row.verifyToken),
  }
  cache().set(channelId, secrets)
  return secrets
}
