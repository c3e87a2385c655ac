import { uuidv7 } from 'uuidv7'
import { beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { listEvents } from '@/lib/realtime/list-events'
import { useTestDatabase } from '@/lib/testing/database'
import { createMember, createWorkspace, type TestMember } from '@/lib/testing/factories'
import { pruneEvents } from './prune-events'

useTestDatabase()
let ana: TestMember

const day = 86_400_000

beforeAll(async () => {
  const { workspaceId } = await createWorkspace()
  ana = await createMember(workspaceId)
  await db().event.createMany({
    data: Array.from({ length: 10 }, (_, index) => ({
      workspaceId,
      seq: index + 1,
      name: 'session:ended',
      at: new Date(Date.now() - (10 - index) * day - 60_000),
      actor: { kind: 'member', id: ana.userId },
      userId: ana.userId,
      data: { sessionId: uuidv7() },
    })),
  })
  await db().eventStream.update({ where: { workspaceId }, data: { seq: 10 } })
})

it('[R5] events past keeping go; a cursor behind them is told to reset, one at their end goes on without a hole', async () => {
  expect(await pruneEvents()).toBe(4)
  expect(await pruneEvents()).toBe(0)
  const { epoch } = await db().eventStream.findFirstOrThrow()
  await expect(listEvents(ana, { epoch, after: 3, limit: 500 })).rejects.toMatchObject({ code: 'reset' })
  const page = await listEvents(ana, { epoch, after: 4, limit: 500 })
  expect(page.events.map((event) => event.seq)).toEqual([5, 6, 7, 8, 9, 10])
})
