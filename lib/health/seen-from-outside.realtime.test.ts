import { uuidv7 } from 'uuidv7'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { setDraining } from '@/lib/draining'
import { setWorking } from '@/lib/jobs/heartbeat'
import { sharedState } from '@/lib/shared-state'
import {
  createConversation,
  createMember,
  createWorkspace,
  type TestMember,
  type TestWorkspace,
} from '@/lib/testing/factories'
import { call } from '@/lib/testing/http'
import { metricsToken, operatorToken, useTestServer } from '@/lib/testing/test-server'
import { openWindow } from '@/lib/testing/test-window'
import { type Readiness, readiness } from './readiness'

const server = useTestServer()
let ours: TestWorkspace
let theirs: TestWorkspace
let mia: TestMember
let ana: TestMember
let stranger: TestMember

beforeAll(async () => {
  ours = await createWorkspace()
  theirs = await createWorkspace()
  mia = await createMember(ours.workspaceId, 'admin')
  ana = await createMember(ours.workspaceId)
  stranger = await createMember(theirs.workspaceId, 'admin')
})

const get = (path: string, token: string | null) =>
  call(server().url, token === null ? null : { token }, 'GET', path)

describe('health', () => {
  // An answer is reused for half a second.
  const ready = async () => {
    Object.assign(sharedState('readiness', Object), { answer: null })
    const { status, body } = await get('/health/ready', null)
    const { draining, checks } = body as Readiness
    return { status, draining, checks }
  }
  const states = async () => {
    const { status, checks } = await ready()
    return { status, ok: Object.entries(checks).flatMap(([name, { ok }]) => (ok ? [name] : [])) }
  }
  const all = ['database', 'migrations', 'log', 'jobs']
  afterEach(() => {
    setWorking(false)
    Object.assign(sharedState('draining', Object), { draining: false })
  })

  it('is ready with every check and its lag', async () => {
    expect(await ready()).toEqual({
      status: 200,
      draining: false,
      checks: Object.fromEntries(all.map((name) => [name, { ok: true, lagMs: expect.any(Number) }])),
    })
  })

  it('is not ready while a migration is missing', async () => {
    await pool().query('UPDATE _prisma_migrations SET finished_at = NULL')
    expect(await states()).toEqual({ status: 503, ok: ['database', 'log', 'jobs'] })
    await pool().query('UPDATE _prisma_migrations SET finished_at = now()')
    expect(await states()).toEqual({ status: 200, ok: all })
  })

  it('is not ready while its workers hang', async () => {
    setWorking(true)
    expect(await states()).toEqual({ status: 200, ok: all })
    Object.assign(sharedState('workers', Object), { beatAt: Date.now() - 60_000 })
    expect(await states()).toEqual({ status: 503, ok: ['database', 'migrations', 'log'] })
  })

  it('is not ready while the database hangs, says so within 2 s, and lives', async () => {
    const blocker = await pool().connect()
    await blocker.query('BEGIN; LOCK TABLE _prisma_migrations IN ACCESS EXCLUSIVE MODE')
    const begun = performance.now()
    const answer = await states().finally(() => blocker.query('ROLLBACK'))
    blocker.release()
    expect(answer).toEqual({ status: 503, ok: ['database', 'log', 'jobs'] })
    expect(performance.now() - begun).toBeLessThan(4_000)
    expect((await get('/health/live', null)).status).toBe(200)
    expect(await states()).toEqual({ status: 200, ok: all })
  })

  it('is not ready while draining', async () => {
    setDraining()
    expect(await ready()).toMatchObject({ status: 503, draining: true })
    expect((await get('/health/live', null)).status).toBe(200)
    expect((await readiness()).ready).toBe(false)
  })
})

describe('the figures of the sockets', () => {
  it.each(['/api/ws-stats', '/api/v1/websocket/stats'])(
    '%s tells an admin of their own workspace',
    async (path) => {
      const windows = await Promise.all(
        [mia, ana, ana, stranger].map(({ token }) => openWindow(server().url, token)),
      )
      await windows[0]?.socket.emitWithAck('sync', { epoch: uuidv7(), after: 0 })
      const { body } = await get(path, mia.token)
      const { workspaces, totals } = body as { workspaces: object[]; totals: object }
      expect(workspaces).toEqual([
        {
          workspaceId: ours.workspaceId,
          connections: 3,
          people: 2,
          rooms: expect.any(Number),
          eventsPerSecond: expect.any(Number),
          replays: expect.any(Number),
          resets: expect.any(Number),
          historySize: 0,
        },
      ])
      expect(totals).toMatchObject({ connections: 3, people: 2 })
      expect((await get(path, ana.token)).status).toBe(403)
      for (const window of windows) window.close()
      await vi.waitFor(async () =>
        expect((await get(path, mia.token)).body).toMatchObject({ totals: { connections: 0 } }),
      )
    },
  )

  it('tell the operator of all workspaces, and nobody else who merely guesses', async () => {
    const windows = await Promise.all([mia, stranger].map(({ token }) => openWindow(server().url, token)))
    const { body } = await get('/api/ws-stats', operatorToken)
    const ids = (body as { workspaces: { workspaceId: string }[] }).workspaces.map((each) => each.workspaceId)
    expect(ids).toEqual(expect.arrayContaining([ours.workspaceId, theirs.workspaceId]))
    expect((await get('/api/ws-stats', `${operatorToken}x`)).status).toBe(401)
    expect((await get('/api/snapshot', operatorToken)).status).toBe(401)
    expect((await get('/api/v1/websocket/health', operatorToken)).body).toMatchObject({
      status: 'ready',
      connections: expect.any(Number),
    })
    for (const window of windows) window.close()
  })
})

describe('who is here', () => {
  it('is told to members of the workspace only', async () => {
    const windows = await Promise.all([ana, stranger].map(({ token }) => openWindow(server().url, token)))
    await windows[0]?.socket.emitWithAck('presence:set', { state: 'away' })
    const { users } = (await get('/connected-users', mia.token)).body as { users: unknown[] }
    expect(users).toContainEqual({ userId: ana.userId, state: 'away' })
    expect(JSON.stringify(users)).not.toContain(stranger.userId)
    const status = async (userId: string) => (await get(`/user-status/${userId}`, mia.token)).body
    expect(await status(ana.userId)).toEqual({ userId: ana.userId, state: 'away' })
    expect(await status(stranger.userId)).toMatchObject({ error: { code: 'not_found' } })
    for (const window of windows) window.close()
    await vi.waitFor(async () => expect(await status(ana.userId)).toMatchObject({ state: 'offline' }), {
      timeout: 6_000,
    })
  })
})

describe('/metrics', () => {
  it('counts what happens, with a series for each kind and none for each thing', async () => {
    const window = await openWindow(server().url, ana.token)
    const conversationId = await createConversation(ours)
    await window.socket.emitWithAck('conversation:join', { conversationId })
    const path = `/api/conversations/${conversationId}/messages`
    const body = { clientMsgId: uuidv7(), text: 'Hello' }
    expect((await call(server().url, ana, 'POST', path, body)).status).toBe(201)
    await window.hears(({ name }) => name === 'message:new')
    await get(`/api/conversations/${uuidv7()}`, ana.token)
    const text = String((await get('/metrics', metricsToken)).body)
    for (const line of [
      /^parley_events_emitted_total\{name="message:new"\} [1-9]/m,
      /^parley_http_request_duration_seconds_count\{method="POST",route="\/api\/conversations\/:id\/messages",status="201"\} 1$/m,
      /^parley_http_request_duration_seconds_count\{method="GET",route="\/api\/conversations\/:id",status="404"\} 1$/m,
      /^parley_connections [1-9]/m,
      /^parley_database_connections\{state="in_use"\} \d/m,
      /^parley_jobs_waiting\{queue="send-message"\} 1$/m,
      /^parley_deliveries\{state="waiting"\} 0$/m,
      /^parley_head_checks_total\{outcome="done"\} \d/m,
      /^nodejs_eventloop_lag_p99_seconds /m,
    ])
      expect(text).toMatch(line)
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
    window.close()
  })

  it('is not there for who does not show the token', async () => {
    for (const token of [null, 'a guess', mia.token, operatorToken])
      expect(await get('/metrics', token)).toMatchObject({
        status: 404,
        body: { error: { code: 'not_found' } },
      })
  })
})

describe('a request’s id', () => {
  const ask = (headers: Record<string, string>) => fetch(`${server().url}/api/health`, { headers })

  it('comes with every answer, and is the proxy’s if it gave one', async () => {
    const [one, two] = [await ask({}), await ask({})]
    expect(one.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
    expect(one.headers.get('x-request-id')).not.toBe(two.headers.get('x-request-id'))
    expect((await ask({ 'x-request-id': 'proxy-1234.5' })).headers.get('x-request-id')).toBe('proxy-1234.5')
    expect((await ask({ 'x-request-id': 'a b"c' })).headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
    expect((await db().workspace.count()) > 0).toBe(true)
  })
})
