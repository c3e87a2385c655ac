import type { Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueToken } from '@/lib/auth/session-token'
import { db } from '@/lib/db/client'
import { listen } from '@/lib/server/listen'
import { createMember, createSession, createWorkspace, type TestWorkspace } from '@/lib/testing/factories'
import { freePort } from '@/lib/testing/free-port'
import { call } from '@/lib/testing/http'
import { useTestServer } from '@/lib/testing/test-server'
import { openWindow } from '@/lib/testing/test-window'
import { createRealtime, type Realtime } from './create-realtime'

// The server of these tests answers HTTP; a second node serves sockets. What is committed is announced to one of them
// only, the one that was installed last: the other hears of nothing, as when Redis is dead.
const server = useTestServer()
let workspace: TestWorkspace
let deaf: string
let other: { http: Server; realtime: Realtime }

beforeAll(async () => {
  workspace = await createWorkspace()
  deaf = server().url
  const http = await listen((_request, response) => response.end(), await freePort(), '127.0.0.1')
  other = { http, realtime: createRealtime(http) }
})
afterAll(async () => {
  await other.realtime.stop()
  other.http.close()
})

/** The issue's promise: on every node, with Redis down. */
const soon = { timeout: 2_000, interval: 25 }

describe('access that was taken away', () => {
  it('[R9] ends sockets within 2 s on a node that was not told', async () => {
    const mia = await createMember(workspace.workspaceId, 'admin')
    const [ana, ben] = [await createMember(workspace.workspaceId), await createMember(workspace.workspaceId)]
    const [anas, bens, mias] = await Promise.all(
      [ana, ben, mia].map((member) => openWindow(deaf, member.token)),
    )
    await call(deaf, mia, 'PATCH', `/api/members/${ana.userId}`, { active: false })
    await call(deaf, ben, 'DELETE', `/api/sessions/${ben.sessionId}`)
    await expect.poll(() => anas?.socket.connected, soon).toBe(false)
    await expect.poll(() => bens?.socket.connected, soon).toBe(false)
    expect(mias?.socket.connected).toBe(true)
    mias?.close()
  })

  it('[R9] ends requests within 2 s on a node where nobody of the workspace is connected', async () => {
    const elsewhere = await createWorkspace()
    const admin = await createMember(elsewhere.workspaceId, 'admin')
    const owner = await createMember(elsewhere.workspaceId, 'owner')
    const status = async (member: typeof admin, path: string) =>
      (await call(deaf, member, 'GET', path)).status
    expect(await status(admin, '/api/deliveries')).toBe(200)
    expect(await status(owner, '/api/snapshot')).toBe(200)
    // As another node would: nothing of this process hears of it.
    await db().member.updateMany({ where: { userId: admin.userId }, data: { role: 'agent' } })
    await db().session.update({ where: { id: owner.sessionId }, data: { endedAt: new Date() } })
    await expect.poll(() => status(admin, '/api/deliveries'), soon).toBe(403)
    await expect.poll(() => status(owner, '/api/snapshot'), soon).toBe(401)
  })
})

describe('a session that comes to its end', () => {
  it('[R9] ends a socket that is silent and answers every ping, and every request', async () => {
    const ana = await createMember(workspace.workspaceId)
    const sid = await createSession(workspace.workspaceId, ana.userId)
    const token = await issueToken({ sid, uid: ana.userId, wid: workspace.workspaceId })
    await db().session.update({ where: { id: sid }, data: { expiresAt: new Date(Date.now() + 1_500) } })
    const window = await openWindow(deaf, token)
    const lasting = await openWindow(deaf, ana.token)
    expect((await call(deaf, { token }, 'GET', '/api/snapshot')).status).toBe(200)
    await expect.poll(() => window.socket.connected, { timeout: 5_000 }).toBe(false)
    expect((await call(deaf, { token }, 'GET', '/api/snapshot')).status).toBe(401)
    expect(lasting.socket.connected).toBe(true)
    lasting.close()
  })
})
