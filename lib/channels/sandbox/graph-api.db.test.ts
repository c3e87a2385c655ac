import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { addChannel, phoneNumberId, postGraph, setUpSandbox, token } from '@/lib/testing/sandbox-setup'
import { getPhoneNumber } from './graph-api'
import { listCustomers } from './list-customers'
import { setCustomer } from './set-customer'

const { workspaceId, chat, receiver, reports, shown, text } = setUpSandbox()

describe('the stand-in for Graph', () => {
  it('answers an accepted message in Graph’s shape and keeps it for the phone', async () => {
    const { status, body } = await postGraph(text('Hello 👋'))
    expect(status).toBe(200)
    expect(body).toEqual({
      messaging_product: 'whatsapp',
      contacts: [{ input: `+${chat.phone}`, wa_id: chat.phone }],
      messages: [{ id: expect.stringMatching(/^wamid\./) }],
    })
    expect(await shown()).toMatchObject([{ id: body.messages[0].id, fromCustomer: false, text: 'Hello 👋' }])
  })

  it('opens a number with its own token only', async () => {
    const wrong = await postGraph(text('x'), { bearer: 'wrong' })
    expect(wrong).toMatchObject({ status: 401, body: { error: { code: 190, type: 'OAuthException' } } })
    const unknown = await postGraph(text('x'), { id: '999' })
    expect(unknown).toMatchObject({
      status: 400,
      body: { error: { code: 100, error_subcode: 33, type: 'GraphMethodException' } },
    })
  })

  it('never speaks for a number that talks to Meta, nor for another workspace’s with the same id', async () => {
    const [meta, other] = [uuidv7(), uuidv7()]
    await db().workspace.createMany({ data: [meta, other].map((id) => ({ id, name: 'Other' })) })
    await addChannel(meta, uuidv7(), 'token-at-meta', false)
    await addChannel(other, uuidv7(), 'token-of-other')
    expect((await postGraph(text('x'), { bearer: 'token-at-meta' })).status).toBe(401)
    expect((await postGraph(text('x'), { bearer: 'token-of-other' })).status).toBe(200)
    await receiver().until(() => reports().length === 1)
    // Ana has no phone with the other workspace, though the number is the same.
    expect(reports()).toMatchObject([{ status: 'failed', errors: [{ code: 131026 }] }])
    expect(await shown()).toEqual([])
  })

  it('refuses what is not JSON with code 100', async () => {
    expect(await postGraph('{')).toMatchObject({ status: 400, body: { error: { code: 100 } } })
  })

  it('tells the facts of the number', async () => {
    const call = { phoneNumberId, method: 'GET', authorization: `Bearer ${token}` }
    expect(await getPhoneNumber({ ...call, fields: null })).toMatchObject({
      id: phoneNumberId,
      verified_name: 'Acme Support',
      display_phone_number: '15550100100',
      quality_rating: 'GREEN',
    })
    expect(await getPhoneNumber({ ...call, fields: 'verified_name' })).toEqual({
      id: phoneNumberId,
      verified_name: 'Acme Support',
    })
  })
})

describe('a chosen failure', () => {
  it('refuses one send with Graph’s code, and the next goes through', async () => {
    await setCustomer(chat, { failNextWith: 131056 })
    expect(await postGraph(text('one'))).toMatchObject({ status: 429, body: { error: { code: 131056 } } })
    expect((await postGraph(text('two'))).status).toBe(200)
    const { customers } = await listCustomers(workspaceId)
    expect(customers.find(({ phone }) => phone === chat.phone)?.failNextWith).toBe(null)
    expect((await shown()).map((message) => message.text)).toEqual(['two'])
  })

  it('is used up by exactly one of many sends at once', async () => {
    await setCustomer(chat, { failNextWith: 368 })
    const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((word) => postGraph(text(word))))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 403])
  })

  const laterCodes = [131047, 131026, 131049, 131053] as const
  it.each(laterCodes)(
    '%i is accepted, then reported as failed, and never shows on the phone',
    async (code) => {
      await setCustomer(chat, { failNextWith: code })
      const { status, body } = await postGraph(text('too late'))
      expect(status).toBe(200)
      await receiver().until(() => reports().length === 1)
      expect(reports()).toMatchObject([
        {
          id: body.messages[0].id,
          status: 'failed',
          biz_opaque_callback_data: 'message:1',
          errors: [{ code }],
        },
      ])
      expect(await shown()).toEqual([])
    },
  )

  it('is not needed for a number without a phone: accepted, then reported undeliverable', async () => {
    const to = '34911222333'
    expect((await postGraph(text('anyone?', { to }))).status).toBe(200)
    await receiver().until(() => reports(to).length === 1)
    expect(reports(to)).toMatchObject([{ status: 'failed', errors: [{ code: 131026 }] }])
  })

  it('[R11] -2 never answers, and nothing arrives', async () => {
    await setCustomer(chat, { failNextWith: -2 })
    const hangUp = new AbortController()
    const pending = postGraph(text('lost'), { signal: hangUp.signal })
    await expect
      .poll(
        async () =>
          (await listCustomers(workspaceId)).customers.find(({ phone }) => phone === chat.phone)
            ?.failNextWith,
      )
      .toBe(null)
    await postGraph(text('heard'))
    await receiver().until(() => reports().some(({ status }) => status === 'delivered'))
    hangUp.abort()
    expect((await pending).status).toBe(504)
    expect((await shown()).map((message) => message.text)).toEqual(['heard'])
  })

  it('[R11] -1 never answers, yet the message arrives and is reported after the caller hung up', async () => {
    await setCustomer(chat, { failNextWith: -1 })
    const hangUp = new AbortController()
    const pending = postGraph(text('unsure', { opaque: 'msg:1' }), { signal: hangUp.signal })
    hangUp.abort()
    expect((await pending).status).toBe(504)
    await receiver().until(() => reports().some(({ status }) => status === 'delivered'))
    expect(reports()[0]?.biz_opaque_callback_data).toBe('msg:1')
    expect(await shown()).toMatchObject([{ text: 'unsure', status: 'delivered' }])
  })
})
