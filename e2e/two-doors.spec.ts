import { createHmac } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { uuidv7 } from 'uuidv7'
import { hotLanes } from '@/app/api/lanes'
import { demoAccounts, demoPassword } from '@/lib/demo-accounts'
import { securityHeaders } from '@/lib/server/security-headers'
import { openTwoDoors } from './fixtures/two-doors'

/**
 * The hot routes are answered ahead of Next by the same handlers (app/api/lanes.ts), but Next has its own copy of the
 * code and its own way from a socket to a Request: whoever knocks must not be able to tell the doors apart.
 */

type Case = { name: string; method: string; path: string; headers?: Record<string, string>; body?: string }
type Answer = { status: number; headers: Record<string, string>; body: unknown }

/** What the way of the bytes decides, not the handler: when, how they are cut and packed, and what Next says about its pages. */
const ofTheWay = [
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
  'vary',
]

/** What our own listener gives every answer of either door before anybody works on it (lib/server/listen.ts); here Next has none. */
const ofTheListener = [
  ...Object.keys(securityHeaders('/api/', null, { secure: false, dev: false })),
  'x-request-id',
]

/** The value with every text, number and truth replaced by its kind, so that ids and times do not count. */
const shape = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shape)
  if (value === null || typeof value !== 'object') return value === null ? null : typeof value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shape(one)]))
}

const ask = async (baseURL: string, { method, path, headers, body }: Case): Promise<Answer> => {
  const response = await fetch(baseURL + path, { method, headers: headers ?? {}, body: body ?? null })
  const text = await response.text()
  const kept = [...response.headers].filter(
    ([name]) => !ofTheWay.includes(name) && !ofTheListener.includes(name),
  )
  return {
    status: response.status,
    headers: Object.fromEntries(kept),
    body: text.startsWith('{') ? shape(JSON.parse(text)) : text,
  }
}

const json = { 'content-type': 'application/json' }
const bearerOf = async (baseURL: string, email: string) => {
  const body = JSON.stringify({ email, password: demoPassword })
  const answer = await fetch(`${baseURL}/api/sessions`, { method: 'POST', headers: json, body })
  return { authorization: `Bearer ${(await answer.json()).token}` }
}

/** A number whose secrets the test knows. */
const connectChannel = async (baseURL: string, admin: Record<string, string>) => {
  const appSecret = 'the secret of the app'
  const data = {
    ...{ name: 'Two doors', displayPhoneNumber: '+1 555 010 0177', phoneNumberId: '900000000000001' },
    ...{
      businessAccountId: '900000000000002',
      accessToken: 'EAAG-two-doors',
      appSecret,
      verifyToken: 'two-doors',
    },
  }
  const body = JSON.stringify(data)
  const answer = await fetch(`${baseURL}/api/channels`, {
    method: 'POST',
    headers: { ...admin, ...json },
    body,
  })
  expect(answer.status).toBe(201)
  const { webhookPath } = await answer.json()
  const sign = (raw: string) => `sha256=${createHmac('sha256', appSecret).update(raw).digest('hex')}`
  return { webhookPath, sign }
}

const changing = (
  path: string,
  bearer: Record<string, string>,
  good: () => object,
  wrong: object,
): Case[] => {
  const post = { method: 'POST', path, headers: { ...bearer, ...json } }
  const body = JSON.stringify(good())
  return [
    { ...post, name: 'well', body },
    { ...post, name: 'again, the same', body },
    { ...post, name: 'nobody', headers: json, body },
    { ...post, name: 'nothing there', path: path.replace(/[0-9a-f-]{36}/, uuidv7()), body },
    { ...post, name: 'no id', path: path.replace(/[0-9a-f-]{36}/, 'x%20y'), body },
    { ...post, name: 'no JSON', body: '{"text":' },
    { ...post, name: 'wrong fields', body: JSON.stringify(wrong) },
    { ...post, name: 'no content type', headers: { ...bearer, 'content-type': 'text/plain' }, body },
    { ...post, name: 'too large', body: JSON.stringify({ text: 'x'.repeat(100_000) }) },
    { ...post, name: 'another site', headers: { ...post.headers, origin: 'https://evil.example' }, body },
  ]
}

const webhookCases = (path: string, sign: (raw: string) => string): Case[] => {
  const raw = JSON.stringify({ object: 'whatsapp_business_account', entry: [] })
  const post = { method: 'POST', path, headers: { ...json, 'x-hub-signature-256': sign(raw) }, body: raw }
  return [
    { ...post, name: 'delivery' },
    {
      ...post,
      name: 'delivery, signed by another',
      headers: { ...json, 'x-hub-signature-256': sign('other') },
    },
    { ...post, name: 'delivery, unsigned', headers: json },
    { ...post, name: 'delivery to nobody', path: path.replace(/[0-9a-f-]{36}/, uuidv7()) },
    { ...post, name: 'delivery, too large', body: 'x'.repeat(3 * 1024 * 1024 + 100) },
  ]
}

test('every hot route answers alike through the express lane and through Next', async () => {
  test.setTimeout(120_000)
  const doors = await openTwoDoors()
  try {
    const bearer = await bearerOf(doors.lane, demoAccounts[0].email)
    const channel = await connectChannel(doors.lane, await bearerOf(doors.lane, demoAccounts[2].email))
    const { epoch, seq, conversations } = await (
      await fetch(`${doors.lane}/api/snapshot`, { headers: bearer })
    ).json()
    const conversation = `/api/conversations/${conversations[0].conversation.id}`
    const { items } = await (await fetch(`${doors.lane}${conversation}/messages`, { headers: bearer })).json()
    const read = { method: 'GET', path: '/api/events', headers: bearer }
    const note = () => ({ clientMsgId: uuidv7(), text: 'Through a door', direction: 'note' })
    const cases = () => [
      ...changing(`${conversation}/messages`, bearer, note, { txt: 'x' }),
      ...changing(`${conversation}/read`, bearer, () => ({ position: items.at(-1).position }), {
        position: 'x',
      }),
      { ...read, name: 'nothing new', path: `/api/events?epoch=${epoch}&after=${seq + 2}` },
      { ...read, name: 'a page', path: `/api/events?epoch=${epoch}&after=${seq}&limit=1` },
      { ...read, name: 'too far', path: `/api/events?epoch=${epoch}&after=${seq + 1e6}` },
      { ...read, name: 'wrong cursor', path: '/api/events?epoch=x&after=0' },
      { ...read, name: 'no session', path: `/api/events?epoch=${epoch}&after=0`, headers: {} },
      ...webhookCases(channel.webhookPath, channel.sign),
    ]
    const ways = { lane: cases(), next: cases() }
    const taken = new Set<string>()
    const statuses = new Set<number>()
    for (const [index, viaLane] of ways.lane.entries()) {
      const viaNext = ways.next[index] as Case
      const lane = await ask(doors.lane, viaLane)
      const next = await ask(doors.next, viaNext)
      expect(next, `${viaLane.method} ${viaLane.path}: ${viaLane.name}`).toEqual(lane)
      const path = viaLane.path.split('?')[0] as string
      const hit = hotLanes.find((one) => one.method === viaLane.method && one.path.test(path))
      expect(hit, `${viaLane.name} has a lane`).toBeDefined()
      taken.add(String(hit?.path))
      statuses.add(lane.status)
    }
    expect(taken.size, 'every lane was taken').toBe(hotLanes.length)
    expect([...statuses].sort()).toEqual(
      expect.arrayContaining([200, 201, 400, 401, 403, 404, 410, 413, 415]),
    )
  } finally {
    await doors.close()
  }
})
