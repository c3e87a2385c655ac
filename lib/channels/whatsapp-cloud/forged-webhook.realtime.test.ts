import { createHmac } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { seal } from '@/lib/auth/secret-box'
import { db } from '@/lib/db/client'
import { createWorkspace, type TestWorkspace } from '@/lib/testing/factories'
import { deliverWebhook, webhookBody } from '@/lib/testing/http'
import { useTestServer } from '@/lib/testing/test-server'

const server = useTestServer()
let ours: TestWorkspace
let theirs: TestWorkspace

beforeAll(async () => {
  ours = await createWorkspace()
  theirs = { ...(await createWorkspace()), appSecret: 'another-app-secret' }
  await db().channel.update({ where: { id: theirs.channelId }, data: { appSecret: seal(theirs.appSecret) } })
})

const sign = (raw: string | Buffer, secret: string, algorithm = 'sha256') =>
  `${algorithm}=${createHmac(algorithm, secret).update(raw).digest('hex')}`
const body = (id: string, workspace = ours) =>
  webhookBody(workspace, { messages: [{ id, from: '15550700001', text: 'Grüße, 1/2 «ünïcode»' }] })
const storedIn = (workspace: TestWorkspace) =>
  db().inboundDelivery.count({ where: { workspaceId: workspace.workspaceId } })

describe('a forged webhook', () => {
  const raw = () => body('wamid.forged')
  const escaped = () =>
    raw().replaceAll(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const pretty = () => JSON.stringify(JSON.parse(raw()), null, 2)

  it.each([
    ['the same JSON written otherwise', () => [pretty(), sign(raw(), ours.appSecret)]],
    ['the same JSON with escaped letters', () => [escaped(), sign(raw(), ours.appSecret)]],
    ['a signature over escaped letters', () => [raw(), sign(escaped(), ours.appSecret)]],
    ['a blank behind the body', () => [`${raw()} `, sign(raw(), ours.appSecret)]],
    ['a weaker algorithm', () => [raw(), sign(raw(), ours.appSecret, 'sha1')]],
    [
      'another algorithm under the right name',
      () => [raw(), sign(raw(), ours.appSecret, 'sha512').replace('512', '256')],
    ],
    ['the right signature and more', () => [raw(), `${sign(raw(), ours.appSecret)}00`]],
    ['the right signature cut', () => [raw(), sign(raw(), ours.appSecret).slice(0, -2)]],
    ['the right signature in capitals', () => [raw(), sign(raw(), ours.appSecret).toUpperCase()]],
    ['the right one behind a wrong one', () => [raw(), `sha256=00, ${sign(raw(), ours.appSecret)}`]],
    ['another workspace’s secret', () => [raw(), sign(raw(), theirs.appSecret)]],
    ['an empty secret', () => [raw(), sign(raw(), '')]],
    ['no signature', () => [raw(), '']],
    ['nothing signed', () => ['', `sha256=${''.padEnd(64, '0')}`]],
  ])('with %s is refused and not stored', async (_name, forge) => {
    const [sent = '', signature = ''] = forge()
    const before = await storedIn(ours)
    expect((await deliverWebhook(server().url, ours, sent, signature)).status).toBe(401)
    expect(await storedIn(ours)).toBe(before)
  })

  it('is refused before it is parsed: a body that is no JSON gets the same answer', async () => {
    const answer = await deliverWebhook(server().url, ours, '{{{{', sign('{{{', ours.appSecret))
    expect(answer.status).toBe(401)
  })

  it('[R17] that a workspace signs for its own channel cannot write into another’s', async () => {
    const forged = body('wamid.crossed', ours)
    const answer = await deliverWebhook(server().url, theirs, forged, sign(forged, theirs.appSecret))
    expect(answer.status).toBe(200)
    await expect
      .poll(() => db().quarantinedItem.count({ where: { workspaceId: theirs.workspaceId } }))
      .toBe(1)
    expect(await db().message.count({ where: { providerMessageId: 'wamid.crossed' } })).toBe(0)
  })

  it('cannot be found out by trying verify tokens: every wrong one is as absent as an unknown channel', async () => {
    const ask = async (channelId: string, token: string) => {
      const query = `hub.mode=subscribe&hub.challenge=42&hub.verify_token=${encodeURIComponent(token)}`
      const answer = await fetch(`${server().url}/api/webhooks/whatsapp/${channelId}?${query}`)
      return [answer.status, await answer.text()]
    }
    expect(await ask(ours.channelId, ours.verifyToken)).toEqual([200, '42'])
    const absent = await ask('0190b4a0-7c00-7000-8000-000000000001', ours.verifyToken)
    expect(absent[0]).toBe(404)
    for (const token of ['', 'verify-m', 'verify-me ', 'VERIFY-ME', '[object Object]'])
      expect(await ask(ours.channelId, token)).toEqual(absent)
  })
})

describe('a genuine webhook', () => {
  it('[R13] that is replayed 1,000 times is one delivery and one message', async () => {
    const raw = body('wamid.replayed')
    for (let batch = 0; batch < 20; batch++) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => deliverWebhook(server().url, ours, raw)),
      )
      for (const answer of answers) expect(answer.status).toBe(200)
    }
    await expect.poll(() => db().message.count({ where: { providerMessageId: 'wamid.replayed' } })).toBe(1)
    expect(await storedIn(ours)).toBe(1)
  })

  it('from a customer whose name holds what nobody can see shows only what can be seen', async () => {
    const name = '\u202Enimda\u202C\u200B \u0007Support'
    const message = { id: 'wamid.named', from: '15550700009', name }
    await deliverWebhook(server().url, ours, webhookBody(ours, { messages: [message] }))
    const contact = () => db().contact.findFirst({ where: { phone: '15550700009' } })
    await expect.poll(async () => (await contact())?.name).toBe('nimda Support')
  })
})
