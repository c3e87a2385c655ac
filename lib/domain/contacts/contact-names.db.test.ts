import { uuidv7 } from 'uuidv7'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { appendStatement, appendValues, readEvents } from '@/lib/events/log'
import { useTestDatabase } from '@/lib/testing/database'
import {
  createConversation,
  createMember,
  createWorkspace,
  type TestMember,
  type TestWorkspace,
} from '@/lib/testing/factories'
import { getConversation } from '../conversations/get-conversation'
import { updateConversation } from '../conversations/update-conversation'
import { receiveMessage } from '../inbound/receive-message'
import { moveStatus } from '../messages/move-status'
import { retryMessage } from '../messages/retry-message'
import { sendMessage } from '../messages/send-message'

useTestDatabase()
let workspace: TestWorkspace
let ana: TestMember
let id: string

beforeAll(async () => {
  workspace = await createWorkspace()
  ana = await createMember(workspace.workspaceId)
})
beforeEach(async () => {
  id = await createConversation(workspace)
})

const send = async () => {
  const body = { conversationId: id, clientMsgId: uuidv7(), direction: 'outbound' as const, text: 'Hello' }
  return (await sendMessage(ana, body)).message.id
}
const fail = (messageId: string, status: 'sent' | 'failed') =>
  moveStatus({
    workspaceId: workspace.workspaceId,
    messageId,
    attempt: 0,
    providerMessageId: null,
    channelId: null,
    status,
    error: null,
  })

/** Resolves when a statement of another connection waits for a lock. */
const somebodyWaits = () =>
  expect
    .poll(async () => {
      const { rowCount } = await pool().query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      )
      return rowCount
    })
    .toBe(1)

/** A rename that is in the log already, and committed only after `action` began and came to wait for the log. */
const renameAround = async (name: string, action: () => Promise<unknown>) => {
  const { contact } = await db().conversation.findFirstOrThrow({ where: { id }, include: { contact: true } })
  const client = await pool().connect()
  await client.query('BEGIN')
  await client.query('UPDATE contacts SET name = $1 WHERE id = $2', [name, contact.id])
  const { createdAt, phone } = contact
  const data = { contact: { id: contact.id, name, phone, createdAt: createdAt.toISOString() } }
  const event = {
    name: 'contact:updated',
    subject: {},
    actor: { kind: 'member', id: ana.userId },
    data,
  } as const
  await client.query(appendStatement.text, appendValues(workspace.workspaceId, [event]))
  const running = action()
  await somebodyWaits()
  await client.query('COMMIT')
  client.release()
  await running
}

/** What the last event about this conversation says its customer is called. */
const lastLogged = async () => {
  const events = await readEvents(workspace.workspaceId, 0, 1_000)
  const last = events.findLast(
    (event) => event.name === 'conversation:updated' && event.data.conversation.id === id,
  )
  return last?.name === 'conversation:updated' ? last.data.conversation : undefined
}

describe('a contact that is renamed while an action waits for its turn in the log', () => {
  const cases = {
    'a send': async () => send,
    'a report of delivery': async () => {
      const messageId = await send()
      return () => fail(messageId, 'sent')
    },
    'a change': async () => () => updateConversation(ana, id, { priority: 'high' }),
    'another try': async () => {
      const messageId = await send()
      await fail(messageId, 'failed')
      return () => retryMessage(ana, id, messageId)
    },
  }
  it.each(Object.entries(cases))('[R8] has its new name in the event of %s', async (_name, prepare) => {
    const action = await prepare()
    await renameAround('Nora Newname', action)
    const { items } = await getConversation(ana, id)
    expect((await lastLogged())?.contact.name).toBe('Nora Newname')
    expect(await lastLogged()).toEqual(items[0]?.conversation)
  })
})

describe('a contact that was only a number', () => {
  const receive = (channelId: string, name: string) =>
    receiveMessage(workspace.workspaceId, channelId, {
      kind: 'message',
      providerMessageId: uuidv7(),
      from: '15550777001',
      name,
      type: 'text',
      text: 'Hello',
      payload: {},
      at: new Date(),
      replyTo: null,
    })

  it('[R8] has its name told to the whole workspace when the profile comes, once', async () => {
    const before = Number((await db().eventStream.findFirstOrThrow({ where: workspaceKey() })).seq)
    await receive(workspace.channelId, '')
    await receive(workspace.channelId, 'Nora')
    await receive(workspace.channelId, 'Another name')
    const events = await readEvents(workspace.workspaceId, before, 100)
    expect(events.map((event) => event.name)).toEqual([
      ...['conversation:created', 'message:new'],
      ...['contact:updated', 'conversation:updated', 'message:new'],
      ...['conversation:updated', 'message:new'],
    ])
    expect(events[2]).toMatchObject({
      room: `workspace:${workspace.workspaceId}`,
      data: { contact: { name: 'Nora', phone: '15550777001' } },
    })
  })

  const workspaceKey = () => ({ workspaceId: workspace.workspaceId })
})
