import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { nextPhone, postGraph, setUpSandbox } from '@/lib/testing/sandbox-setup'
import { createCustomer } from './create-customer'
import { listCustomers } from './list-customers'
import { listMessages } from './list-messages'
import { openChat } from './open-chat'
import { seedSandboxCustomers } from './seed-sandbox'
import { setCustomer } from './set-customer'
import { writeAsCustomer } from './write-as-customer'

const { workspaceId, channelId, chat, receiver, shown, text, written } = setUpSandbox()

const ticksOf = async (id: string) => (await shown()).find((message) => message.id === id)?.status
const markRead = (id: string) => postGraph({ messaging_product: 'whatsapp', status: 'read', message_id: id })

describe('what the customer writes', () => {
  it('has one tick until the business took it, then two', async () => {
    const message = await writeAsCustomer(chat, { text: 'hello?' })
    expect(message).toMatchObject({ fromCustomer: true, status: 'sent', text: 'hello?' })
    await expect.poll(() => ticksOf(message.id)).toBe('delivered')
  })

  it('turns blue, with all before it, once the business read it, and never back', async () => {
    const first = await writeAsCustomer(chat, { text: 'one' })
    const second = await writeAsCustomer(chat, { text: 'two' })
    expect(await markRead(second.id)).toEqual({ status: 200, body: { success: true } })
    // The webhooks' own answers may come later.
    await receiver().until(() => written().length === 2)
    const third = await writeAsCustomer(chat, { text: 'three' })
    await expect.poll(() => ticksOf(third.id)).toBe('delivered')
    expect([await ticksOf(first.id), await ticksOf(second.id)]).toEqual(['read', 'read'])
  })

  it('names the message it answers to, of this chat only', async () => {
    const { body } = await postGraph(text('which one?'))
    const replyTo = body.messages[0].id
    await writeAsCustomer(chat, { text: 'this', replyTo })
    await receiver().until(() => written().length === 1)
    expect(written()[0]?.context).toEqual({ id: replyTo, from: '15550100100' })
    const quotes = (await shown()).map((message) => message.quoted)
    expect(quotes).toEqual([null, { fromCustomer: false, type: 'text', text: 'which one?' }])
    await postGraph({ ...text('the red one'), context: { message_id: written()[0]?.id } })
    expect((await shown()).at(-1)?.quoted).toEqual({ fromCustomer: true, type: 'text', text: 'this' })
    const elsewhere = writeAsCustomer(chat, { text: 'this', replyTo: 'wamid.other' })
    await expect(elsewhere).rejects.toMatchObject({ code: 'bad_request' })
  })

  it('is all that can be marked as read', async () => {
    expect(await markRead('wamid.none')).toMatchObject({ status: 400, body: { error: { code: 131009 } } })
    const { body } = await postGraph(text('ours'))
    expect(await markRead(body.messages[0].id)).toMatchObject({
      status: 400,
      body: { error: { code: 131009 } },
    })
  })
})

describe('the phones', () => {
  it('[R17] are absent for another workspace, whatever is asked', async () => {
    const theirs = { ...chat, workspaceId: uuidv7() }
    const attempts = [
      () => listMessages(theirs),
      () => writeAsCustomer(theirs, { text: 'x' }),
      () => setCustomer(theirs, { readReceipts: false }),
      () => openChat(theirs, true),
      () => createCustomer(theirs.workspaceId, { channelId, name: 'Eve' }),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
    expect(await listCustomers(theirs.workspaceId)).toEqual({ channels: [], customers: [] })
  })

  it('get a made-up number when none is given, and never one that is taken', async () => {
    const made = await createCustomer(workspaceId, { channelId, name: 'Cleo' })
    expect(made.phone).toMatch(/^1\d{3}55501\d\d$/)
    const again = createCustomer(workspaceId, { channelId, name: 'Dan', phone: made.phone })
    await expect(again).rejects.toMatchObject({ code: 'conflict' })
  })

  it('show a seeded history in pages, oldest first, and no webhook tells of it', async () => {
    const phone = nextPhone()
    const start = Date.parse('2026-01-01T00:00:00Z')
    const messages = Array.from({ length: 130 }, (_, index) => ({
      fromCustomer: index % 2 === 0,
      text: `message ${index}`,
      at: new Date(start + index * 1000),
    }))
    await seedSandboxCustomers({ workspaceId, channelId }, [{ phone, name: 'Old friend', messages }])
    const seeded = { workspaceId, channelId, phone }
    const newest = await listMessages(seeded)
    const middle = await listMessages(seeded, newest.items[0]?.id)
    const oldest = await listMessages(seeded, middle.items[0]?.id)
    const all = [...oldest.items, ...middle.items, ...newest.items].map((message) => message.text)
    expect(all).toEqual(messages.map((message) => message.text))
    expect([newest.hasOlder, middle.hasOlder, oldest.hasOlder]).toEqual([true, true, false])
    const { customers } = await listCustomers(workspaceId)
    expect(customers.find((customer) => customer.phone === phone)?.lastMessage?.text).toBe('message 129')
    expect(receiver().received.filter(({ raw }) => raw.includes(phone))).toEqual([])
  })
})
