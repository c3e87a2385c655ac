import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { run } from '@/lib/db/pool'
import { storeDelivery } from '@/lib/domain/inbound/store-delivery'
import { processWaitingDeliveries } from '@/lib/domain/inbound/waiting-deliveries'
import { createMember, createWorkspace, type TestMember, type TestWorkspace } from '@/lib/testing/factories'
import { call, deliverWebhook, webhookBody } from '@/lib/testing/http'
import { useTestServer } from '@/lib/testing/test-server'
import { openWindow } from '@/lib/testing/test-window'

const server = useTestServer()
let workspace: TestWorkspace
let ana: TestMember
let admin: TestMember

beforeAll(async () => {
  workspace = await createWorkspace()
  ana = await createMember(workspace.workspaceId)
  admin = await createMember(workspace.workspaceId, 'admin')
})

const deliver = (raw: string, signature?: string) => deliverWebhook(server().url, workspace, raw, signature)
const messagesWith = (ids: string[]) => db().message.findMany({ where: { providerMessageId: { in: ids } } })

describe('a webhook delivery', () => {
  it('[R13] delivered 50 times at once is one message, one event, one unread', async () => {
    const window = await openWindow(server().url, ana.token)
    const raw = webhookBody(workspace, {
      messages: [{ id: 'wamid.fifty', from: '15550200001', text: 'Hi 👋 «ünïcode»' }],
    })
    const answers = await Promise.all(Array.from({ length: 50 }, () => deliver(raw)))
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]))
    const created = await window.hears((event) => event.name === 'conversation:created')
    expect(created).toMatchObject({ data: { conversation: { inboundCount: 1, messageCount: 1 } } })
    expect(await messagesWith(['wamid.fifty'])).toMatchObject([
      { text: 'Hi 👋 «ünïcode»', direction: 'inbound' },
    ])
    expect(window.events).toHaveLength(1)
    window.close()
  })

  it('[R13] the same message in 50 different deliveries is one message', async () => {
    const bodies = Array.from({ length: 50 }, (_, index) =>
      webhookBody(workspace, {
        messages: [{ id: 'wamid.again', from: '15550200002', at: 1_700_000_000_000 }],
        statuses: [{ id: `wamid.unknown${index}`, status: 'sent' }],
      }),
    )
    await Promise.all(bodies.map((raw) => deliver(raw)))
    await expect.poll(() => db().inboundDelivery.count({ where: { state: 'received' } })).toBe(0)
    const [message, ...others] = await messagesWith(['wamid.again'])
    expect(others).toEqual([])
    const conversation = await db().conversation.findFirstOrThrow({
      where: { id: message?.conversationId ?? '' },
    })
    expect(conversation).toMatchObject({ messageCount: 1, inboundCount: 1 })
  })

  it('[R2] 20 first messages at once from one number make one contact and one conversation, all in it', async () => {
    const from = '15550200003'
    const ids = Array.from({ length: 20 }, (_, index) => `wamid.first${index}`)
    await Promise.all(ids.map((id) => deliver(webhookBody(workspace, { messages: [{ id, from }] }))))
    await expect.poll(async () => (await messagesWith(ids)).length).toBe(20)
    const contacts = await db().contact.findMany({ where: { phone: from }, include: { conversations: true } })
    expect(contacts).toHaveLength(1)
    expect(contacts[0]?.conversations).toMatchObject([{ messageCount: 20, inboundCount: 20 }])
    const positions = (await messagesWith(ids)).map((message) => message.position).sort((a, b) => a - b)
    expect(positions).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  })

  it('[R13] a batch keeps its good parts; the bad one is in quarantine with its reason and can be replayed', async () => {
    const raw = webhookBody(workspace, {
      messages: [
        { id: 'wamid.batch1', from: '15550200004' },
        { id: '', from: 'nobody' },
        { id: 'wamid.batch2', from: '15550200005', more: { type: 'hologram', hologram: { depth: 3 } } },
        {
          id: 'wamid.batch3',
          from: '15550200004',
          more: { type: 'image', image: { id: '9', mime_type: 'image/png' } },
        },
      ],
      statuses: [
        { id: 'wamid.nowhere', status: 'delivered' },
        { id: 'wamid.nowhere', status: 'teleported' },
      ],
    })
    expect((await deliver(raw)).status).toBe(200)
    const ids = ['wamid.batch1', 'wamid.batch2', 'wamid.batch3']
    await expect.poll(async () => (await messagesWith(ids)).length).toBe(3)
    const types = new Map((await messagesWith(ids)).map((message) => [message.providerMessageId, message]))
    expect(types.get('wamid.batch2')).toMatchObject({ type: 'unknown', payload: { hologram: { depth: 3 } } })
    expect(types.get('wamid.batch3')).toMatchObject({ type: 'image', payload: { image: { id: '9' } } })

    const list = () => call(server().url, admin, 'GET', '/api/deliveries?state=quarantined')
    await expect.poll(async () => ((await list()).body as { items: unknown[] }).items.length).toBe(1)
    const [delivery] = ((await list()).body as { items: { id: string; quarantined: { reason: string }[] }[] })
      .items
    expect(delivery?.quarantined.map((item) => item.reason)).toEqual([
      expect.stringContaining('message not understood'),
      'status not understood: teleported',
    ])
    expect((await call(server().url, ana, 'GET', '/api/deliveries')).status).toBe(403)
    expect((await call(server().url, admin, 'POST', `/api/deliveries/${delivery?.id}/replay`)).status).toBe(
      204,
    )
    expect(await messagesWith(ids)).toHaveLength(3)
    expect(await db().quarantinedItem.count()).toBe(2)
  })

  it('[R13] whatever characters a customer writes or is named with are received, or kept in quarantine', async () => {
    const name = 'half an emoji \ud83d'
    const raw = webhookBody(workspace, {
      messages: [
        { id: 'wamid.typed', from: '15550200101', text: String.raw`a path\u0000 typed by hand` },
        { id: 'wamid.half', from: '15550200102', name, text: 'cut \ude00 short' },
        { id: 'wamid.nul', from: '15550200103', text: 'a\u0000b' },
        { id: '', from: 'no number', text: 'unusable\u0000 \ud83d' },
      ],
    })
    expect((await deliver(raw)).status).toBe(200)
    const ids = ['wamid.typed', 'wamid.half', 'wamid.nul']
    await expect.poll(async () => (await messagesWith(ids)).length).toBe(3)
    const texts = new Map((await messagesWith(ids)).map((item) => [item.providerMessageId, item.text]))
    expect(texts.get('wamid.typed')).toBe(String.raw`a path\u0000 typed by hand`)
    expect(texts.get('wamid.nul')).toBe('ab')
    const kept = { where: { item: { path: ['from'], equals: 'no number' } } }
    await expect.poll(() => db().quarantinedItem.count(kept)).toBe(1)
    await db().inboundDelivery.deleteMany()
  })

  it('[R13] what is no JSON, for another number, or of an unknown field is kept and harms nothing', async () => {
    const before = await db().message.count()
    const other = webhookBody(
      { ...workspace, phoneNumberId: '1' },
      { messages: [{ id: 'wamid.other', from: '15550200006' }] },
    )
    const field = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ changes: [{ field: 'moon', value: {} }] }],
    })
    for (const raw of ['{"entry":', '[]', other, field]) expect((await deliver(raw)).status).toBe(200)
    await expect.poll(() => db().inboundDelivery.count({ where: { state: 'received' } })).toBe(0)
    const states = await db().inboundDelivery.findMany({
      orderBy: { id: 'desc' },
      take: 4,
      select: { state: true },
    })
    expect(states.map(({ state }) => state)).toEqual([
      'processed',
      'quarantined',
      'quarantined',
      'quarantined',
    ])
    expect(await db().message.count()).toBe(before)
  })

  it('[R13] with a wrong, short or missing signature, or for an unknown channel, is refused and not stored', async () => {
    const before = await db().inboundDelivery.count()
    const raw = webhookBody(workspace, { messages: [{ id: 'wamid.forged', from: '15550200007' }] })
    for (const signature of ['', 'sha256=', `sha256=${'0'.repeat(64)}`, 'sha1=abc', 'sha256=zz'])
      expect((await deliver(raw, signature)).status).toBe(401)
    const unknown = await deliverWebhook(
      server().url,
      { ...workspace, channelId: workspace.workspaceId },
      raw,
    )
    expect(unknown.status).toBe(404)
    expect((await deliver('x'.repeat(3 * 1024 * 1024 + 100))).status).toBe(413)
    expect(await db().inboundDelivery.count()).toBe(before)
  })

  it('[R13] stored by a process that died is processed by the next', async () => {
    const raw = webhookBody(workspace, { messages: [{ id: 'wamid.orphan', from: '15550200008' }] })
    await storeDelivery(workspace.workspaceId, workspace.channelId, Buffer.from(raw))
    await run(
      {
        name: 'age-deliveries',
        text: `UPDATE inbound_deliveries SET received_at = received_at - interval '1 minute'`,
      },
      [],
    )
    await processWaitingDeliveries()
    expect(await messagesWith(['wamid.orphan'])).toHaveLength(1)
  })

  it('verifies the address for Meta only with the channel’s token', async () => {
    const ask = (token: string) =>
      fetch(
        `${server().url}/api/webhooks/whatsapp/${workspace.channelId}?hub.mode=subscribe&hub.challenge=42&hub.verify_token=${token}`,
      )
    const right = await ask(workspace.verifyToken)
    expect([right.status, await right.text()]).toEqual([200, '42'])
    expect((await ask('guess')).status).toBe(404)
  })
})

describe('a customer who writes in a burst', () => {
  it('[R14] is shown in the order in which the deliveries came', async () => {
    const from = '15550200099'
    const texts = Array.from({ length: 15 }, (_, index) => `Line ${index}`)
    // One connection's requests follow each other, as Meta's for one customer do; only the processing overlaps.
    for (const [index, text] of texts.entries())
      await deliver(webhookBody(workspace, { messages: [{ id: `wamid.burst${index}`, from, text }] }))
    const inOrder = () =>
      db().message.findMany({
        where: { providerMessageId: { startsWith: 'wamid.burst' } },
        orderBy: { position: 'asc' },
      })
    await expect.poll(async () => (await inOrder()).map((message) => message.text)).toEqual(texts)
  })
})
