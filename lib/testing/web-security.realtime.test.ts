import { beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { cookieName, issueToken } from '@/lib/auth/session-token'
import { accessMatrix } from './access-matrix'
import { createMember, createWorkspace, type TestMember, type TestWorkspace } from './factories'
import { call, deliverWebhook, webhookBody } from './http'
import { useTestServer } from './test-server'
import { openWindow } from './test-window'

const server = useTestServer()
let workspace: TestWorkspace
let ana: TestMember

beforeAll(async () => {
  workspace = await createWorkspace({ sandbox: true })
  ana = await createMember(workspace.workspaceId)
})

const asked = Object.keys(accessMatrix).filter(
  (name) => !name.includes('/auth/') && !name.includes('sandbox/stream'),
)

/** Any path of a route: its params name nothing that is there. */
const pathOf = (name: string) => name.replaceAll(/\[\w+\]/g, '0190b4a0-7c00-7000-8000-000000000001')

describe('every answer of the API', () => {
  it.each(asked)('%s may be kept by no cache, sniffed by no browser, framed by no page', async (name) => {
    const [method = '', path = ''] = pathOf(name).split(' ')
    for (const authorization of ['', `Bearer ${ana.token}`]) {
      // Signing everybody out here would only spoil the rest.
      if (method === 'DELETE' && authorization) continue
      const body = method === 'GET' || method === 'DELETE' ? {} : { body: '{}' }
      const answer = await fetch(server().url + path, {
        method,
        headers: { authorization, 'content-type': 'application/json' },
        ...body,
      })
      await answer.arrayBuffer()
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('x-frame-options')).toBe('DENY')
      expect(answer.headers.get('content-security-policy')).toMatch(
        /^default-src 'none';.*frame-ancestors 'none'/,
      )
      expect(answer.headers.get('x-powered-by')).toBeNull()
    }
  })

  it('is so as well where a route says nothing about it: webhooks, and paths that are none', async () => {
    const raw = webhookBody(workspace, { messages: [{ id: 'wamid.headers', from: '15550800001' }] })
    const query = `hub.mode=subscribe&hub.challenge=42&hub.verify_token=${workspace.verifyToken}`
    const verified = await fetch(`${server().url}/api/webhooks/whatsapp/${workspace.channelId}?${query}`)
    const answers = [
      await deliverWebhook(server().url, workspace, raw),
      verified,
      await fetch(`${server().url}/api/none`),
    ]
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 404])
    for (const answer of answers) {
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('no changing request can be made with GET', () => {
    // What a GET may do is read; the two below only answer questions of Meta and of the stream.
    const gets = Object.keys(accessMatrix).filter((name) => name.startsWith('GET '))
    for (const name of gets) expect(accessMatrix[name]).not.toHaveProperty('body')
  })
})

/** Tries to open a socket; resolves to whether the upgrade was answered with 101. */
const upgrades = (headers: Record<string, string>) =>
  new Promise<boolean>((resolve) => {
    const address = `${server().url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
    const socket = new WebSocket(address, { headers })
    socket.once('open', () => {
      socket.close()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

describe('an upgrade', () => {
  const cookie = () => `${cookieName('next-auth.session-token')}=${ana.token}`

  it('from our own page, with its cookie, is taken', async () => {
    expect(await upgrades({ origin: server().url, cookie: cookie() })).toBe(true)
  })

  it('from a program, which has no cookie and names no origin, is taken', async () => {
    expect(await upgrades({})).toBe(true)
  })

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a lookalike that ends like us', { origin: 'http://evil-127.0.0.1' }],
    ['a lookalike that begins like us', { origin: 'http://127.0.0.1.evil.example' }],
    ['our host on another port', { origin: 'http://127.0.0.1:1' }],
    ['another scheme', { origin: 'file://127.0.0.1' }],
    ['no origin', {}],
    ['a page of another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
  ])('with the cookie, from %s, is refused', async (_name, headers) => {
    expect(await upgrades({ cookie: cookie(), ...headers })).toBe(false)
  })
})

/** A socket that speaks for itself, packet by packet. */
const speak = (...packets: string[]) =>
  new Promise<void>((resolve, reject) => {
    const socket = new WebSocket(`${server().url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
    socket.once('error', reject)
    socket.once('close', () => resolve())
    socket.on('message', (data) => {
      const text = String(data)
      if (text.startsWith('0')) socket.send(`40${JSON.stringify({ token: ana.token })}`)
      if (!text.startsWith('40')) return
      for (const packet of packets) socket.send(packet)
      // A last word that ends it, wherever the packets before have led.
      socket.send('41')
      socket.close()
    })
  })

describe('packets that have brought servers down', () => {
  // CVE-2024-38355, CVE-2023-32695, CVE-2022-21676 and their like.
  it.each([
    [
      'events with names of the emitter itself',
      ['42["error",{}]', '42["newListener"]', '42["disconnect"]', '42["__proto__"]'],
    ],
    ['a million attachments that never come', ['451000000-["ping",{"_placeholder":true,"num":0}]']],
    ['placeholders that point nowhere', ['451-["ping",{"_placeholder":true,"num":"splice"}]', 'b', 'bAAAA']],
    ['an event whose name is no text', ['42[{"toString":1}]', '42[null]', '42[]']],
    ['very deep JSON', [`42["ping",${'['.repeat(20_000)}${']'.repeat(20_000)}]`]],
    ['acks that nobody waits for', ['43999999999999999999["x"]', '43-1[]', '42NaN["ping",{}]']],
    ['other namespaces', ['40/admin,', '40/__proto__,', '42/admin,["ping"]']],
  ])('%s end their own connection at most', async (_name, packets) => {
    await speak(...packets)
    expect((await call(server().url, ana, 'GET', '/api/snapshot')).status).toBe(200)
    const window = await openWindow(server().url, ana.token)
    expect((await window.socket.emitWithAck('ping', {})).ok).toBe(true)
    window.close()
  })
})

describe('a changing request', () => {
  it('that the browser says comes from another site is refused, whatever its origin', async () => {
    const from = (headers: Record<string, string>) =>
      call(
        server().url,
        ana,
        'PATCH',
        '/api/contacts/0190b4a0-7c00-7000-8000-000000000001',
        { name: 'X' },
        headers,
      )
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await from({ 'sec-fetch-site': 'cross-site', origin: server().url })).status).toBe(403)
    expect((await from({ 'sec-fetch-site': 'same-origin', origin: server().url })).status).toBe(404)
  })
})

describe('a caller', () => {
  it('cannot say where it comes from: neither X-Forwarded-For nor our own header evades the sign-in throttle', async () => {
    const body = { email: 'victim@test.example', password: 'guess' }
    const statuses: number[] = []
    for (let round = 0; round < 11; round++) {
      const spoofed = `198.51.100.${round}`
      const headers = { 'x-forwarded-for': spoofed, 'x-parley-address': spoofed, 'x-real-ip': spoofed }
      statuses.push((await call(server().url, null, 'POST', '/api/sessions', body, headers)).status)
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429])
  })

  it('finds no way round the handlers by headers that frameworks have trusted', async () => {
    const headers = {
      'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
      'x-middleware-prefetch': '1',
      'x-original-url': '/api/health',
      'x-rewrite-url': '/api/health',
      'x-http-method-override': 'GET',
    }
    for (const path of [
      '/api/snapshot',
      '/api/snapshot/',
      '//api/snapshot',
      '/api/%73napshot',
      '/API/snapshot',
    ]) {
      const { status } = await call(server().url, null, 'GET', path, undefined, headers)
      expect([401, 404]).toContain(status)
    }
  })

  it('is nobody with the token of a session that is another person’s', async () => {
    const { workspaceId } = await createWorkspace()
    const eve = await createMember(workspaceId, 'owner')
    expect((await call(server().url, ana, 'GET', '/api/snapshot')).status).toBe(200)
    const claims = [
      { sid: ana.sessionId, uid: eve.userId, wid: workspaceId },
      { sid: ana.sessionId, uid: ana.userId, wid: workspaceId },
      { sid: ana.sessionId, uid: eve.userId, wid: ana.workspaceId },
    ]
    for (const claim of claims) {
      const token = await issueToken(claim)
      expect((await call(server().url, { token }, 'GET', '/api/snapshot')).status).toBe(401)
    }
  })
})
