import type { Socket } from 'node:net'
import { uuidv7 } from 'uuidv7'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { useTestDatabase } from '@/lib/testing/database'
import {
  createConversation,
  createMember,
  createWorkspace,
  type TestMember,
  type TestWorkspace,
} from '@/lib/testing/factories'
import { markRead } from './conversations/mark-read'
import { updateConversation } from './conversations/update-conversation'
import { updateMember } from './members/update-member'
import { moveStatus } from './messages/move-status'
import { retryMessage } from './messages/retry-message'
import { sendMessage } from './messages/send-message'
import { wakeStuckMessages } from './messages/wake-stuck'
import { readAt } from './read-at'
import { runAction } from './run-action'
import { findActingMember } from './sessions/find-acting-member'

useTestDatabase()
let workspace: TestWorkspace
let ana: TestMember
let admin: TestMember

beforeAll(async () => {
  workspace = await createWorkspace()
  ana = await createMember(workspace.workspaceId)
  admin = await createMember(workspace.workspaceId, 'admin')
})

const conversations = (count: number) =>
  Promise.all(Array.from({ length: count }, () => createConversation(workspace)))
const send = async (conversationId: string, text = 'Hello', more: { replyToId?: string } = {}) => {
  const body = { conversationId, clientMsgId: uuidv7(), direction: 'outbound' as const, text, ...more }
  return (await sendMessage(ana, body)).message.id
}
const report = (
  messageId: string,
  status: 'sent' | 'delivered' | 'failed',
  providerMessageId: string | null,
) =>
  moveStatus({
    workspaceId: workspace.workspaceId,
    messageId,
    attempt: 0,
    providerMessageId,
    channelId: null,
    status,
    error: null,
  })

/** Postgres counts deadlocks as each backend reports, within a second. */
const deadlocks = async () => {
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  const { rows } = await pool().query<{ deadlocks: string }>(
    `SELECT pg_stat_clear_snapshot(), deadlocks FROM pg_stat_database WHERE datname = current_database()`,
  )
  return Number(rows[0]?.deadlocks)
}
/** How many deadlocks the work met. Nothing here may wait for another in a circle, so there is none. */
const deadlocksIn = async (work: () => Promise<unknown>) => {
  const before = await deadlocks()
  await work()
  return (await deadlocks()) - before
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 150))

/** Lets the tasks line up, in this order, behind a row that is held, and then go on together. */
const queued = async (
  table: 'event_streams' | 'conversations',
  id: string,
  tasks: (() => Promise<unknown>)[],
) => {
  const holder = await pool().connect()
  const column = table === 'conversations' ? 'id' : 'workspace_id'
  await holder.query(`BEGIN; SELECT 1 FROM ${table} WHERE ${column} = '${id}' FOR UPDATE`)
  const running: Promise<unknown>[] = []
  for (const task of tasks) {
    running.push(task())
    await soon()
  }
  await holder.query('COMMIT')
  holder.release()
  return Promise.allSettled(running)
}

describe('what happens at once takes its locks in one order', () => {
  it('[R2] reading for the first time, and changing the conversation', async () => {
    const [id = ''] = await conversations(1)
    const reading = () => markRead(ana, id, { position: 0, backwards: false })
    const changing = () => updateConversation(ana, id, { priority: 'high' })
    expect(await deadlocksIn(() => queued('event_streams', workspace.workspaceId, [reading, changing]))).toBe(
      0,
    )
  })

  it('[R2] a report of delivery, and the person who tries again', async () => {
    const [id = ''] = await conversations(1)
    const messageId = await send(id)
    await report(messageId, 'failed', 'wamid.failed')
    const retrying = () => retryMessage(ana, id, messageId)
    const reporting = () => report(messageId, 'delivered', 'wamid.failed')
    expect(await deadlocksIn(() => queued('conversations', id, [retrying, reporting]))).toBe(0)
  })

  it('[R2] quoting a message that is being sent', async () => {
    const ids = await conversations(30)
    const quoted = await Promise.all(ids.map(async (id) => ({ id, replyToId: await send(id) })))
    for (const { id } of quoted) await send(id, 'Another')
    expect(
      await deadlocksIn(() =>
        Promise.allSettled(
          quoted.flatMap(({ id, replyToId }) => [
            send(id, 'About this', { replyToId }),
            report(replyToId, 'sent', `wamid.${replyToId}`),
          ]),
        ),
      ),
    ).toBe(0)
  })
})

describe('an action that lost a race', () => {
  it.each(['40001', '40P01'])(
    '[R1] by %s in a statement of its own is repeated, and done once',
    async (code) => {
      let tries = 0
      const result = await runAction(workspace.workspaceId, async (tx) => {
        tries++
        if (tries < 3) await tx.$queryRawUnsafe(`DO $$ BEGIN RAISE SQLSTATE '${code}'; END $$`)
        return { result: 'done', events: [] }
      })
      expect({ result, tries }).toEqual({ result: 'done', tries: 3 })
    },
  )
})

describe('a message without a job', () => {
  const jobsFor = async (messageId: string) => {
    const { rowCount } = await pool().query(`SELECT 1 FROM pgboss.job WHERE data->>'messageId' = $1`, [
      messageId,
    ])
    return rowCount
  }
  const age = (conversationId: string) =>
    db().message.updateMany({
      where: { conversationId },
      data: { createdAt: new Date(Date.now() - 600_000) },
    })

  it('[R11] that waits for its turn gets one again, once, when the process before it died', async () => {
    const [conversationId = ''] = await conversations(1)
    const first = await send(conversationId)
    const second = await send(conversationId)
    await age(conversationId)
    // The second one's job found the first under way and ended; the process died between two steps of the first.
    await pool().query('DELETE FROM pgboss.job')
    await report(first, 'sent', 'wamid.first')
    expect(await wakeStuckMessages()).toBe(1)
    expect([await jobsFor(first), await jobsFor(second)]).toEqual([0, 1])
    expect(await wakeStuckMessages()).toBe(0)
  })
})

describe('access', () => {
  it('[R9] that was taken away is gone with the answer, also where nobody is connected', async () => {
    const eva = await createMember(workspace.workspaceId)
    const claims = { sid: eva.sessionId, uid: eva.userId, wid: eva.workspaceId }
    expect(await findActingMember(claims)).not.toBeNull()
    await updateMember(admin, eva.userId, { active: false })
    expect(await findActingMember(claims)).toBeNull()
  })

  it('[R9] of two owners who shut each other out at once, one remains', async () => {
    const [one, two] = [
      await createMember(workspace.workspaceId, 'owner'),
      await createMember(workspace.workspaceId, 'owner'),
    ]
    await Promise.allSettled([
      updateMember(one, two.userId, { role: 'agent' }),
      updateMember(two, one.userId, { role: 'agent' }),
    ])
    expect(await db().member.count({ where: { ...ownersOf(workspace) } })).toBe(1)
  })
})

const ownersOf = ({ workspaceId }: TestWorkspace) => ({
  workspaceId,
  role: 'owner' as const,
  disabledAt: null,
})

describe('a database that goes away', () => {
  it('[R18] in the middle of a snapshot fails that request, and not the process', async () => {
    const unheard: unknown[] = []
    const hear = (cause: unknown) => unheard.push(cause)
    process.on('uncaughtException', hear)
    const reading = readAt(workspace.workspaceId, (client) => {
      const { connection } = client as unknown as { connection: { stream: Socket } }
      connection.stream.destroy()
      return client.query('SELECT 1')
    })
    await expect(reading).rejects.toThrow()
    await new Promise((resolve) => setTimeout(resolve, 50))
    process.off('uncaughtException', hear)
    expect(unheard).toEqual([])
  })
})
