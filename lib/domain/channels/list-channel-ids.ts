import { LRUCache } from 'lru-cache'
import { run } from '@/lib/db/pool'
import { sharedState } from '@/lib/shared-state'

const statement = { name: 'list-channel-ids', text: 'SELECT id FROM channels WHERE workspace_id = $1' }

// After a restart everybody connects at once; one query per workspace is enough.
const cache = () =>
  sharedState('channel-ids', () => new LRUCache<string, string[]>({ max: 10_000, ttl: 2_000 }))

/** Called as a change of the workspace's channels passes in the log. */
export const forgetChannelIds = (workspaceId: string) => cache().delete(workspaceId)

/** The channels that a member of the workspace may see: all of them, for now. */
export const listChannelIds = async (workspaceId: string): Promise<string[]> => {
  const known = cache().get(workspaceId)
  if (known) return known
  const ids = (await run<{ id: string }>(statement, [workspaceId])).map((row) => row.id)
  cache().set(workspaceId, ids)
  return ids
}
