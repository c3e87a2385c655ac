import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MessageStatus } from '@/lib/contract/message'
import { db } from '@/lib/db/client'
import { sendQueued } from '@/lib/domain/messages/send-queued'
import {
  createConversation,
  createMember,
  createWorkspace,
  type TestMember,
  type TestWorkspace,
} from '@/lib/testing/factories'
import { accept, GraphPeer, hangUp, refuse } from '@/lib/testing/graph-peer'
import { call, deliverWebhook, webhookBody } from '@/lib/testing/http'
import { useTestServer } from '@/lib/testing/test-server'

const peer = new GraphPeer()
const server = useTestServer({ workers: true, graphUrl: await peer.start() })
let workspace: TestWorkspace
let ana: TestMember

beforeAll(async () => {
  workspace = await createWorkspace()
  ana = await createMember(workspace.workspaceId)
})
afterAll(() => peer.stop())
beforeEach(() => {
  peer.reply = accept
})

const post = async (conversationId: string, text = 'Hello', more: object = {}) => {
  const body = { clientMsgId: uuidv7(), text, ...more }
  const answer = await call(server().url, ana, 'POST', `/api/conversations/${conversationId}/messages`, body)
  expect(answer.status).toBe(201)
  return (answer.body as { message: { id: string } }).message.id
}
const start = async () => {
  const conversationId = await createConversation(workspace)
  const { contact } = await db().conversation.findFirstOrThrow({
    where: { id: conversationId },
    include: { contact: true },
  })
  return { conversationId, phone: contact.phone }
}
const stored = (id: string) => db().message.findFirstOrThrow({ where: { id } })
const reaches = (id: string, status: MessageStatus) =>
  expect.poll(async () => (await stored(id)).status, { timeout: 15_000 }).toBe(status)

describe('sending', () => {
  it('calls Graph once with the channel’s token and the wire’s shape; a note is never sent', async () => {
    const { conversationId, phone } = await start()
    const noteId = await post(conversationId, 'Only for us', { direction: 'note' })
    const id = await post(conversationId, 'Your order is ready')
    await reaches(id, 'sent')
    expect(peer.callsTo(phone)).toMatchObject([
      {
        path: `/${workspace.phoneNumberId}/messages`,
        token: workspace.accessToken,
        body: {
          messaging_product: 'whatsapp',
          type: 'text',
          to: phone,
          text: { body: 'Your order is ready' },
        },
      },
    ])
    expect((await stored(noteId)).status).toBeNull()
  })

  it('keeps the order in which a conversation’s messages were written', async () => {
    const { conversationId, phone } = await start()
    peer.reply = (response, sent, count) =>
      count === 1 ? refuse(429, 130429, 'Slow down')(response, sent, 1) : accept(response, sent, 1)
    const texts = Array.from({ length: 8 }, (_, index) => `Part ${index}`)
    const ids: string[] = []
    for (const text of texts) ids.push(await post(conversationId, text))
    for (const id of ids) await reaches(id, 'sent')
    const accepted = peer.callsTo(phone).slice(1)
    expect(accepted.map((sent) => (sent.body.text as { body: string }).body)).toEqual(texts)
  })

  it('repeats on 429 and 5xx with a pause, and sends once', async () => {
    const { conversationId, phone } = await start()
    peer.reply = (response, sent, count) =>
      count === 1 ? refuse(500, 131000, 'Something went wrong')(response, sent, 1) : accept(response, sent, 1)
    const id = await post(conversationId)
    await reaches(id, 'sent')
    expect(peer.callsTo(phone)).toHaveLength(2)
  })

  it('fails with code and reason when Graph refuses, and a retry makes exactly one new call', async () => {
    const { conversationId, phone } = await start()
    peer.reply = refuse(400, 131047, 'Re-engagement message', 'More than 24 hours have passed')
    const id = await post(conversationId)
    await reaches(id, 'failed')
    expect((await stored(id)).error).toEqual({
      code: 131047,
      title: 'Re-engagement message',
      detail: 'More than 24 hours have passed',
    })
    peer.reply = accept
    const path = `/api/conversations/${conversationId}/messages/${id}/retry`
    const answers = await Promise.all([1, 2, 3].map(() => call(server().url, ana, 'POST', path)))
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409])
    await reaches(id, 'sent')
    expect(peer.callsTo(phone)).toHaveLength(2)
    expect((await stored(id)).error).toBeNull()
  })

  it('[R11] an answer that never came is unconfirmed and not sent again; its status report settles it', async () => {
    const { conversationId, phone } = await start()
    peer.reply = hangUp
    const id = await post(conversationId)
    await reaches(id, 'unconfirmed')
    expect(peer.callsTo(phone)).toHaveLength(1)
    const opaque = peer.callsTo(phone)[0]?.body.biz_opaque_callback_data
    const report = { id: 'wamid.late', status: 'delivered', biz_opaque_callback_data: opaque }
    await deliverWebhook(server().url, workspace, webhookBody(workspace, { statuses: [report] }))
    await reaches(id, 'delivered')
    expect((await stored(id)).providerMessageId).toBe('wamid.late')
  })

  it('[R11] a call that a dead process had begun is unconfirmed, not repeated', async () => {
    const { conversationId, phone } = await start()
    const id = uuidv7()
    await db().message.create({
      data: {
        workspaceId: workspace.workspaceId,
        id,
        conversationId,
        channelId: workspace.channelId,
        position: 1,
        inboundCount: 0,
        direction: 'outbound',
        type: 'text',
        text: 'Was I sent?',
        status: 'queued',
        attempt: 1,
        attemptedAt: new Date(Date.now() - 120_000),
      },
    })
    await sendQueued({ workspaceId: workspace.workspaceId, messageId: id }, false)
    expect((await stored(id)).status).toBe('unconfirmed')
    expect(peer.callsTo(phone)).toEqual([])
  })
})

describe('reading', () => {
  it('is shown to the customer by one call for their newest message; marking unread is not', async () => {
    const ids = ['wamid.read1', 'wamid.read2']
    const messages = ids.map((id) => ({ id, from: '15550500001' }))
    await deliverWebhook(server().url, workspace, webhookBody(workspace, { messages }))
    const newest = { where: { providerMessageId: 'wamid.read2' } }
    const { conversationId } = await vi.waitFor(() => db().message.findFirstOrThrow(newest))
    const path = `/api/conversations/${conversationId}/read`
    const mark = (body: object) => call(server().url, ana, 'POST', path, body)
    const receipts = () =>
      peer.calls.filter(({ body }) => body.status === 'read').map(({ body }) => body.message_id)
    for (const position of [2, 2, 1]) expect((await mark({ position })).status).toBe(204)
    await expect.poll(receipts, { timeout: 5_000 }).toEqual(['wamid.read2'])
    await mark({ position: 0, backwards: true })
    await sendAndSettle()
    expect(receipts()).toEqual(['wamid.read2'])
  })
})

/** A message sent after something: when it is sent, what was queued before has had its turn. */
const sendAndSettle = async () => {
  const { conversationId } = await start()
  const id = await post(conversationId)
  await reaches(id, 'sent')
}

const permutations = <Item>(items: Item[]): Item[][] =>
  items.length < 2
    ? [items]
    : items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]))

describe('delivery reports', () => {
  it.each([
    [['sent', 'delivered', 'read', 'failed'], 'read'],
    [['sent', 'delivered', 'failed'], 'delivered'],
    [['sent', 'failed'], 'failed'],
  ] as const)('[R12] %j in any order, each twice, end as %s', async (reports, end) => {
    for (const [index, order] of permutations([...reports]).entries()) {
      const { conversationId } = await start()
      const id = await post(conversationId, `Order ${index}`)
      await reaches(id, 'sent')
      const { providerMessageId } = await stored(id)
      const statuses = [...order, ...order].map((status) => ({
        id: providerMessageId,
        status,
        ...(status === 'failed' && { errors: [{ code: 131026, title: 'Message undeliverable' }] }),
      }))
      await deliverWebhook(server().url, workspace, webhookBody(workspace, { statuses }))
      await reaches(id, end)
    }
  })

  it('[R17] never touch another workspace’s message', async () => {
    const { conversationId } = await start()
    const id = await post(conversationId)
    await reaches(id, 'sent')
    const { providerMessageId, attempt } = await stored(id)
    const other = await createWorkspace()
    const report = { id: providerMessageId, status: 'read', biz_opaque_callback_data: `${id}:${attempt}` }
    await deliverWebhook(server().url, other, webhookBody(other, { statuses: [report] }))
    await expect.poll(() => db().inboundDelivery.count({ where: { state: 'received' } })).toBe(0)
    expect((await stored(id)).status).toBe('sent')
  })
})
