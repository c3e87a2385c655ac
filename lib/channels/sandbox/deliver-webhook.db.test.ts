import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { appSecret, nextPhone, postGraph, setUpSandbox } from '@/lib/testing/sandbox-setup'
import { createCustomer } from './create-customer'
import { deliverWebhook } from './deliver-webhook'
import { openChat } from './open-chat'
import { sandboxNumber } from './sandbox-channel'
import { setCustomer } from './set-customer'
import { writeAsCustomer } from './write-as-customer'

const { workspaceId, channelId, chat, receiver, reports, shown, text, written } = setUpSandbox()

const has = (status: string, phone = chat.phone) => reports(phone).some((report) => report.status === status)

describe('a webhook', () => {
  it('is signed over the raw bytes, emoji included, with the app secret', async () => {
    await writeAsCustomer(chat, { text: 'ñandú 👩‍🚀' })
    await receiver().until(() => written().length === 1)
    expect(written()).toMatchObject([{ text: { body: 'ñandú 👩‍🚀' } }])
    const webhook = receiver().received.find(({ raw }) => raw.includes(chat.phone))
    const expected = `sha256=${createHmac('sha256', appSecret)
      .update(webhook?.raw ?? '')
      .digest('hex')}`
    expect(webhook?.signature).toBe(expected)
    expect(webhook?.path).toBe(`/api/webhooks/whatsapp/${channelId}`)
  })

  it('comes again, the same bytes, until it is answered 200', async () => {
    const number = await sandboxNumber(workspaceId, channelId)
    const before = receiver().received.length
    receiver().answers.push(500, 500, 302)
    expect(await deliverWebhook(number, { entry: [], try: 'again' }, [1, 1, 1, 1])).toBe(true)
    const tries = receiver().received.slice(before)
    expect(tries).toHaveLength(4)
    expect(new Set(tries.map(({ raw }) => raw.toString())).size).toBe(1)
  })

  it('is given up after the last try', async () => {
    const number = await sandboxNumber(workspaceId, channelId)
    const before = receiver().received.length
    receiver().answers.push(500, 500)
    expect(await deliverWebhook(number, { entry: [] }, [1])).toBe(false)
    expect(receiver().received.length - before).toBe(2)
  })
})

describe('an accepted message', () => {
  it('walks through sent and delivered, and to read once the chat is on screen', async () => {
    const { body } = await postGraph(text('Hi', { opaque: 'msg:7' }))
    const { id } = body.messages[0]
    await receiver().until(() => has('delivered'))
    await openChat(chat, true)
    await receiver().until(() => has('read'))
    expect(reports().map(({ status }) => status)).toEqual(['sent', 'delivered', 'read'])
    expect(reports().every((report) => report.id === id && report.biz_opaque_callback_data === 'msg:7')).toBe(
      true,
    )
    expect(await shown()).toMatchObject([{ id, status: 'read' }])
  })

  it('is reported as read once, however often the chat is opened', async () => {
    await openChat(chat, true)
    const first = (await postGraph(text('Hi'))).body.messages[0].id
    await receiver().until(() => has('read'))
    await Promise.all([openChat(chat, true), openChat(chat, true)])
    const second = (await postGraph(text('Again'))).body.messages[0].id
    await receiver().until(() => reports().some(({ id, status }) => id === second && status === 'read'))
    const ofFirst = reports().filter(({ id }) => id === first)
    expect(ofFirst.map(({ status }) => status)).toEqual(['sent', 'delivered', 'read'])
  })

  it('stays at delivered when read receipts are off', async () => {
    await setCustomer(chat, { readReceipts: false })
    await openChat(chat, true)
    await postGraph(text('Hi'))
    await receiver().until(() => has('delivered'))
    // Another phone's message, sent later and read, proves that this one had its time.
    const other = { ...chat, phone: nextPhone() }
    await createCustomer(workspaceId, { channelId, name: 'Ben', phone: other.phone })
    await openChat(other, true)
    await postGraph(text('Hi', { to: other.phone }))
    await receiver().until(() => has('read', other.phone))
    expect(reports().map(({ status }) => status)).toEqual(['sent', 'delivered'])
    expect(await shown()).toMatchObject([{ status: 'delivered' }])
  })

  it('shares one delivery with the others that were read at the same time', async () => {
    const ids = await Promise.all(
      ['a', 'b', 'c'].map(async (word) => (await postGraph(text(word))).body.messages[0].id),
    )
    await receiver().until(() => reports().filter(({ status }) => status === 'delivered').length === 3)
    await openChat(chat, true)
    await receiver().until(() => has('read'))
    const last = receiver().received.at(-1)?.body.entry[0]?.changes[0]?.value.statuses
    expect(last?.map(({ id }) => id).sort()).toEqual(ids.sort())
  })
})
