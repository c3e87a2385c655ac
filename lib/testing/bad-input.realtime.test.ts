import { io } from 'socket.io-client'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { commandInput } from '@/lib/contract/commands'
import { db } from '@/lib/db/client'
import {
  createConversation,
  createMember,
  createWorkspace,
  type TestMember,
  type TestWorkspace,
} from './factories'
import { call } from './http'
import { useTestServer } from './test-server'
import { openWindow } from './test-window'

const server = useTestServer()
let workspace: TestWorkspace
let ana: TestMember
let path: string

beforeAll(async () => {
  workspace = await createWorkspace()
  ana = await createMember(workspace.workspaceId)
  path = `/api/conversations/${await createConversation(workspace)}/messages`
})

// Whatever was thrown at it, the server lives and nothing was stored.
afterEach(async () => {
  expect((await call(server().url, null, 'GET', '/api/health')).status).toBe(200)
  expect(await db().message.count()).toBe(0)
})

const post = (body: unknown, headers: Record<string, string> = {}) =>
  call(server().url, ana, 'POST', path, body, headers)
const good = () => ({ clientMsgId: uuidv7(), text: 'Hello' })

describe('bad input over HTTP', () => {
  it.each([
    ['malformed JSON', '{"text": "Hel', 400, 'invalid_json'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 400, 'invalid_json'],
    ['an array', [], 400, 'invalid_body'],
    ['nothing', '', 400, 'invalid_body'],
    ['unknown fields', { ...good(), workspaceId: uuidv7() }, 400, 'invalid_body'],
    ['a prototype', '{"__proto__": {"role": "owner"}, "text": "x"}', 400, 'invalid_body'],
    ['no text', { clientMsgId: uuidv7() }, 400, 'invalid_body'],
    ['blanks', { clientMsgId: uuidv7(), text: ' \n\t ' }, 400, 'invalid_body'],
    ['a clientMsgId that is no UUID', { clientMsgId: '1', text: 'x' }, 400, 'invalid_body'],
    ['a text as an array', { clientMsgId: uuidv7(), text: ['x'] }, 400, 'invalid_body'],
    ['a text that is too long', { clientMsgId: uuidv7(), text: 'x'.repeat(4_097) }, 400, 'invalid_body'],
    ['a NUL in a name', { ...good(), clientId: 'a\u0000b' }, 400, 'invalid_body'],
    ['1 MB', { clientMsgId: uuidv7(), text: 'x'.repeat(1_000_000) }, 413, 'too_large'],
    ['a quote of what is not there', { ...good(), replyToId: uuidv7() }, 404, 'not_found'],
  ])('%s is refused with a clear error', async (_name, body, status, code) => {
    const answer = await (body instanceof Buffer ? postBytes(body) : post(body))
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({ error: { code, message: expect.stringMatching(/.{5}/) } })
  })

  it('a body that is too large is refused before it has all come', async () => {
    const answer = await post({ text: 'x'.repeat(5_000_000) })
    expect(answer).toMatchObject({ status: 413, body: { error: { code: 'too_large' } } })
  })

  it('another content type is refused, since a form can be posted from any site', async () => {
    const answer = await post(JSON.stringify(good()), { 'content-type': 'text/plain' })
    expect(answer).toMatchObject({ status: 415, body: { error: { code: 'unsupported_media_type' } } })
  })

  it.each(['https://evil.example', 'null', 'http://127.0.0.1.evil.example'])(
    'a request from %s is refused',
    async (origin) => {
      const answer = await post(good(), { origin })
      expect(answer).toMatchObject({ status: 403, body: { error: { code: 'forbidden_origin' } } })
    },
  )

  it.each([
    ['/api/conversations?before=nonsense', 'invalid_cursor'],
    ['/api/conversations?before=2026-01-01T00:00:00.000Z_%27%3B--', 'invalid_cursor'],
    ['/api/conversations?limit=0', 'bad_request'],
    ['/api/conversations?limit=100000', 'bad_request'],
    ['/api/conversations?view=everything', 'bad_request'],
    ['/api/conversations?surprise=1', 'bad_request'],
    ['/api/events?epoch=x&after=0', 'bad_request'],
    ['/api/events?after=-1', 'bad_request'],
    [
      '/api/conversations?before=2026-13-45T00:00:00.000Z_0190b4a0-7c00-7000-8000-000000000001',
      'invalid_cursor',
    ],
    [`/api/conversations?before=2026-01-31T09:30:00.000Z_${'-'.repeat(36)}`, 'invalid_cursor'],
  ])('%s gets its clear error', async (address, code) => {
    const answer = await call(server().url, ana, 'GET', address)
    expect(answer).toMatchObject({ status: 400, body: { error: { code } } })
  })

  it('[R17] ids that are none are absent', async () => {
    for (const id of ['1', 'undefined', '%00', '..%2f..', "' OR 1=1"]) {
      const answer = await call(server().url, ana, 'GET', `/api/conversations/${encodeURIComponent(id)}`)
      expect(answer).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } })
    }
  })

  it('a cookie that is no token is nobody’s', async () => {
    const cookie = 'next-auth.session-token=%E0%A4%A'
    const answer = await call(server().url, null, 'GET', '/api/snapshot', undefined, { cookie })
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 'unauthorized' } } })
  })

  it('a bearer token that is none is refused', async () => {
    const answer = await call(server().url, { token: 'x'.repeat(5_000) }, 'GET', '/api/snapshot')
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 'unauthorized' } } })
  })
})

const postBytes = async (bytes: Buffer) => {
  const headers = { authorization: `Bearer ${ana.token}`, 'content-type': 'application/json' }
  const response = await fetch(server().url + path, { method: 'POST', headers, body: new Uint8Array(bytes) })
  return { status: response.status, body: await response.json() }
}

describe('bad input over the socket', () => {
  const bad: unknown[] = [
    null,
    undefined,
    1,
    'x',
    [],
    ['x'],
    { surprise: 1 },
    { conversationId: 1 },
    { conversationId: 'x' },
  ]

  it('every command answers every bad payload with a clear error, and the socket stays', async () => {
    const window = await openWindow(server().url, ana.token)
    for (const name of Object.keys(commandInput))
      for (const payload of bad) {
        const answer = await window.socket
          .timeout(2_000)
          .emitWithAck(name as 'ping', payload as Record<never, never>)
        expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_body' } })
      }
    expect(window.socket.connected).toBe(true)
    window.close()
  })

  it('payloads without an ack, unknown commands and commands that look like events harm nobody', async () => {
    const [window, other] = await Promise.all([
      openWindow(server().url, ana.token),
      openWindow(server().url, ana.token),
    ])
    const raw = window.socket as unknown as { emit: (name: string, ...values: unknown[]) => void }
    raw.emit('typing:start')
    raw.emit('sync', 'x', 'y', 'z')
    raw.emit('message:new', { seq: 1, data: {} })
    raw.emit('no:such-command', {})
    await window.socket.emitWithAck('ping', {})
    await other.socket.emitWithAck('ping', {})
    expect(other.events).toEqual([])
    window.close()
    other.close()
  })

  it('a packet over 64 kB ends that socket, and no other', async () => {
    const [window, other] = await Promise.all([
      openWindow(server().url, ana.token),
      openWindow(server().url, ana.token),
    ])
    const closed = new Promise((resolve) => window.socket.once('disconnect', resolve))
    window.socket.emit('ping', { text: 'x'.repeat(1_000_000) } as Record<never, never>, () => {})
    await closed
    expect((await other.socket.emitWithAck('ping', {})).ok).toBe(true)
    other.close()
  })

  it.each(['https://evil.example', 'null', 'http://127.0.0.1.evil.example'])(
    'a socket from %s is refused',
    async (origin) => {
      const socket = io(server().url, {
        transports: ['websocket'],
        auth: { token: ana.token },
        extraHeaders: { origin },
        reconnection: false,
        forceNew: true,
      })
      await new Promise((resolve) => socket.once('connect_error', resolve))
      expect(socket.connected).toBe(false)
      socket.disconnect()
    },
  )

  it('garbage on the wire ends that connection only', async () => {
    const address = `${server().url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
    const garbage = new WebSocket(address)
    await new Promise((resolve) => garbage.once('open', resolve))
    const closed = new Promise((resolve) => garbage.once('close', resolve))
    garbage.send('9{{{{')
    garbage.send(Buffer.alloc(1_000))
    await closed
    const window = await openWindow(server().url, ana.token)
    expect((await window.socket.emitWithAck('ping', {})).ok).toBe(true)
    window.close()
  })
})
