import { afterEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { useTestDatabase } from '@/lib/testing/database'
import { createWorkspace } from '@/lib/testing/factories'
import { Relay } from './relay'

useTestDatabase()

const relay = new Relay(
  () => {},
  () => {},
)
afterEach(() => relay.stop())

it('[R16] a node that knows of events which it cannot read is behind, for as long as that is so', async () => {
  const { workspaceId } = await createWorkspace()
  await relay.follow(workspaceId)
  await relay.checkHeads()
  expect(relay.lag).toBe(0)
  // The head says one more than there is to read, as while the log itself cannot be read.
  await db().eventStream.update({ where: { workspaceId }, data: { seq: { increment: 1 } } })
  relay.start()
  await expect.poll(() => relay.lag, { timeout: 5_000 }).toBeGreaterThan(1_000)
  await expect.poll(() => relay.behind(workspaceId), { timeout: 5_000 }).toBeGreaterThan(0)
})
