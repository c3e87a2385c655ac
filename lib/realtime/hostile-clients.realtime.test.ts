import { connect, type Socket } from 'node:net'
import pg from 'pg'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { WebSocket } from 'ws'
import { env } from '@/lib/env'
import { over } from '@/lib/limits/limits'
import { rates } from '@/lib/limits/rates'
import { metrics } from '@/lib/metrics/metrics'
import { createConversation, createMember, createWorkspace, type TestMember } from '@/lib/testing/factories'
import { call } from '@/lib/testing/http'
import { openRawWindow } from '@/lib/testing/raw-window'
import { useTestServer } from '@/lib/testing/test-server'
import { openWindow, type TestWindow } from '@/lib/testing/test-window'
import { createTwoAgents } from '@/lib/testing/two-agents'

const server = useTestServer()
let ana: TestMember
let ben: TestMember

beforeAll(async () => {
  ;({ ana, ben } = await createTwoAgents())
})

const refusals = async (limit: string) => {
  const { values } = await metrics().rateLimited.get()
  return values.find(({ labels }) => labels.limit === limit)?.value ?? 0
}

const port = () => Number(new URL(server().url).port)

/** Says something over TCP and no more; resolves when the other side has ended it. */
const silence = (words: string) => {
  const socket: Socket = connect(port(), '127.0.0.1', () => void socket.write(words))
  socket.on('error', () => {}).resume()
  return new Promise<void>((resolve) => socket.once('close', () => resolve()))
}

const closed = (socket: WebSocket) => new Promise<void>((resolve) => socket.once('close', () => resolve()))
const times = <Result>(count: number, run: (index: number) => Result) =>
  Array.from({ length: count }, (_, n) => run(n))

const upgrade = [
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
  'Host: x',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
].join('\r\n')

describe.concurrent('who connects and does not say who it is', () => {
  it.each([
    ['says nothing at all', ''],
    ['stops in the middle of a head', 'GET /api/health HTTP/1.1\r\nHost: x\r\n'],
    ['stops in the middle of an upgrade', upgrade],
    ['opens a socket, and never answers anything', `${upgrade}\r\n\r\n`],
  ])('50 at once: each that %s is closed in about 5 s', { timeout: 40_000 }, async (_name, words) => {
    const begun = performance.now()
    await Promise.all(times(50, () => silence(words)))
    // 5 s and what a busy machine adds; a polite close takes more than 30.
    expect(performance.now() - begun).toBeLessThan(20_000)
    expect((await call(server().url, ana, 'GET', '/api/snapshot')).status).toBe(200)
  })

  it('is closed in about 5 s over long polling too', { timeout: 40_000 }, async () => {
    const address = `${server().url}/socket.io/?EIO=4&transport=polling`
    const { sid } = JSON.parse((await (await fetch(address)).text()).slice(1)) as { sid: string }
    const isOpen = () => [...Object.keys(engineClients())].includes(sid)
    expect(isOpen()).toBe(true)
    await vi.waitFor(() => expect(isOpen()).toBe(false), { timeout: 20_000, interval: 50 })
  })

  it('cannot try one token after the other on one connection', async () => {
    const raw = await openRawWindow(server().url)
    const ended = closed(raw.socket)
    for (let count = 0; count < 20; count++) raw.socket.send('40{"token":"a guess"}')
    await ended
    expect(raw.frames.filter((frame) => frame.startsWith('44')).length).toBeLessThanOrEqual(6)
  })
})

const engineClients = () => (server().realtime.io.engine as unknown as { clients: object }).clients

describe('a window that floods', () => {
  it('with 1,000 commands a second is refused with a typed answer, and cut off if it goes on', async () => {
    const [flooder, neighbour] = [
      await openWindow(server().url, ana.token),
      await openWindow(server().url, ben.token),
    ]
    const answers = await Promise.all(times(1_000, () => flooder.socket.emitWithAck('ping', {})))
    const refused = answers.filter((answer) => !answer.ok)
    // Those of one stretch of time pass, or of two on a busy machine.
    expect(refused.length).toBeGreaterThanOrEqual(1_000 - 2 * rates['command:socket'].points)
    expect(refused[0]).toEqual({
      ok: false,
      error: { code: 'too_many_requests', message: expect.stringMatching(/.{10}/) },
    })
    expect(await neighbour.socket.emitWithAck('ping', {})).toMatchObject({ ok: true })
    for (let count = 0; count < 2_000; count++) flooder.socket.emit('ping', {}, () => {})
    await vi.waitFor(() => expect(flooder.socket.connected).toBe(false), { timeout: 10_000 })
    expect(neighbour.socket.connected).toBe(true)
    neighbour.close()
  })

  it('with a frame over 64 kB is closed, and the rest goes on', async () => {
    const neighbour = await openWindow(server().url, ben.token)
    const raw = await openRawWindow(server().url, ben.token)
    const code = new Promise((resolve) => raw.socket.once('close', resolve))
    raw.socket.send(`42["ping",{"x":"${'x'.repeat(65 * 1024)}"}]`)
    // 1009: message too big.
    expect(await code).toBe(1009)
    expect(await neighbour.socket.emitWithAck('ping', {})).toMatchObject({ ok: true })
    neighbour.close()
  })

  it('with too large a body over long polling is refused', async () => {
    const address = `${server().url}/socket.io/?EIO=4&transport=polling`
    const { sid } = JSON.parse((await (await fetch(address)).text()).slice(1)) as { sid: string }
    const body = `4${'x'.repeat(65 * 1024)}`
    const { status } = await fetch(`${address}&sid=${sid}`, { method: 'POST', body })
    expect(status).toBe(413)
  })
})

describe('an account that opens windows without end', () => {
  it('has 50, and no more until one closes', async () => {
    const before = await refusals('sockets:person')
    const open = () =>
      openWindow(server().url, ana.token).catch((cause: { data?: { code: string } }) => cause)
    const opened = await Promise.all(times(60, open))
    const windows = opened.filter((one): one is TestWindow => 'socket' in one)
    const refused = opened.filter((one) => !('socket' in one))
    expect(windows).toHaveLength(50)
    for (const cause of refused) expect(cause).toMatchObject({ data: { code: 'too_many_requests' } })
    expect(await refusals('sockets:person')).toBe(before + 10)
    // Others are not concerned.
    ;(await openWindow(server().url, ben.token)).close()
    windows[0]?.close()
    await vi.waitFor(async () => expect('socket' in (await open())).toBe(true), { timeout: 5_000 })
    for (const window of windows) window.close()
  })
})

describe('a person whose program runs wild', () => {
  it('is answered 429 with a time to wait, and nobody else is', async () => {
    const other = await createWorkspace()
    const [wild, calm] = [await createMember(other.workspaceId), await createMember(other.workspaceId)]
    const path = `/api/conversations/${await createConversation(other)}/read`
    const ask = () =>
      fetch(server().url + path, {
        method: 'POST',
        headers: { authorization: `Bearer ${wild.token}`, 'content-type': 'application/json' },
        body: '{"position":1}',
      })
    const { points, seconds } = rates['request:person']
    expect((await ask()).status).toBe(204)
    for (let asked = 1; asked < points; asked++) await over('request:person', wild.userId)
    const refused = await ask()
    expect(refused.status).toBe(429)
    expect(await refused.json()).toMatchObject({ error: { code: 'too_many_requests' } })
    const wait = Number(refused.headers.get('retry-after'))
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(seconds)
    expect((await call(server().url, calm, 'GET', '/api/conversations/counts')).status).toBe(200)
  })
})

describe('a workspace that floods', () => {
  it('waits for itself: another’s request is done before most of the flood', async () => {
    const [loud, quiet] = [await createWorkspace(), await createWorkspace()]
    const people = await Promise.all(times(4, () => createMember(loud.workspaceId)))
    const calm = await createMember(quiet.workspaceId)
    const ask = (member: TestMember) => call(server().url, member, 'GET', '/api/conversations/counts')
    await Promise.all([...people, calm].map(ask))
    let arrived = 0
    server().realtime.io.httpServer.on('request', () => {
      arrived += 1
    })
    // Until all of the flood has come, nothing of it gets done.
    const blocker = new pg.Client(env().DATABASE_URL)
    await blocker.connect()
    await blocker.query('BEGIN; LOCK TABLE conversations IN ACCESS EXCLUSIVE MODE')
    let done = 0
    const flood = times(120, async (index) => {
      const { status } = await ask(people[index % 4] ?? ana)
      done += 1
      return status
    })
    await vi.waitFor(() => expect(arrived).toBe(120), { interval: 1, timeout: 5_000 })
    const other = ask(calm).then(({ status }) => ({ status, before: done }))
    await vi.waitFor(() => expect(arrived).toBe(121), { interval: 1, timeout: 5_000 })
    await blocker.query('ROLLBACK').finally(() => blocker.end())
    const { status, before } = await other
    expect(status).toBe(200)
    // Those that were under way, and some that ended while the answer travelled.
    expect(before).toBeLessThan(80)
    // Nobody of them is turned away: they wait.
    expect(new Set(await Promise.all(flood))).toEqual(new Set([200]))
  })
})
