import { uuidv7 } from 'uuidv7'
import { beforeAll, describe, expect, it } from 'vitest'
import { hashPassword, verifyPassword } from '@/lib/auth/passwords'
import { db } from '@/lib/db/client'
import { createWorkspace, type TestWorkspace } from '@/lib/testing/factories'
import { call } from '@/lib/testing/http'
import { useTestServer } from '@/lib/testing/test-server'
import { openWindow } from '@/lib/testing/test-window'

const server = useTestServer()
const password = 'correct horse battery staple'
let workspace: TestWorkspace

const createPerson = async () => {
  const user = { id: uuidv7(), email: `${uuidv7()}@test.example`, name: 'Someone' }
  const membership = { create: { workspaceId: workspace.workspaceId, role: 'agent' as const } }
  await db().user.create({
    data: { ...user, passwordHash: await hashPassword(password), memberships: membership },
  })
  return user
}

const signIn = (email: string, secret: string) =>
  call(server().url, null, 'POST', '/api/sessions', { email, password: secret })

beforeAll(async () => {
  workspace = await createWorkspace()
})

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

describe('signing in', () => {
  it('answers a token that opens the API and the socket, for this session only', async () => {
    const { email } = await createPerson()
    const { status, body } = await signIn(` ${email.toUpperCase()} `, password)
    expect(status).toBe(201)
    const { token } = body as { token: string }
    expect((await call(server().url, { token }, 'GET', '/api/snapshot')).status).toBe(200)
    const window = await openWindow(server().url, token)
    const other = (await signIn(email, password)).body as { token: string }
    const list = await call(server().url, other, 'GET', '/api/sessions')
    const { items } = list.body as { items: { id: string; current: boolean }[] }
    expect(items.map((item) => item.current)).toEqual([true, false])
    const closed = new Promise((resolve) => window.socket.once('disconnect', resolve))
    expect((await call(server().url, other, 'DELETE', '/api/sessions')).body).toEqual({ ended: 1 })
    await closed
    expect((await call(server().url, { token }, 'GET', '/api/snapshot')).status).toBe(401)
    expect((await call(server().url, other, 'GET', '/api/snapshot')).status).toBe(200)
  })

  it('lists every sign-in once, page by page, also those of the same moment', async () => {
    const { id: userId, email } = await createPerson()
    const createdAt = new Date(Date.now() - 60_000)
    const { workspaceId } = workspace
    const expiresAt = new Date(Date.now() + 3_600_000)
    await db().session.createMany({
      data: Array.from({ length: 120 }, () => ({ id: uuidv7(), workspaceId, userId, createdAt, expiresAt })),
    })
    const asking = (await signIn(email, password)).body as { token: string }
    const seen: { id: string; current: boolean }[] = []
    let path = '/api/sessions?limit=50'
    for (const size of [50, 50, 21]) {
      const { body } = await call(server().url, asking, 'GET', path)
      const page = body as { items: typeof seen; nextCursor: string | null }
      expect(page.items).toHaveLength(size)
      seen.push(...page.items)
      path = `/api/sessions?limit=50&before=${page.nextCursor}`
      expect(page.nextCursor === null).toBe(size === 21)
    }
    expect(new Set(seen.map((one) => one.id)).size).toBe(121)
    expect(seen[0]?.current).toBe(true)
    const wrong = await call(server().url, asking, 'GET', '/api/sessions?before=x')
    expect(wrong).toMatchObject({ status: 400, body: { error: { code: 'invalid_cursor' } } })
  })

  it('answers alike, after the same work, for a wrong password and for a person who does not exist', async () => {
    const known: number[] = []
    const unknown: number[] = []
    const time = async (email: string, into: number[]) => {
      const before = performance.now()
      const answer = await signIn(email, 'not the password')
      into.push(performance.now() - before)
      return answer
    }
    for (let round = 0; round < 7; round++) {
      const a = await time((await createPerson()).email, known)
      const b = await time(`${uuidv7()}@nowhere.example`, unknown)
      expect(a).toEqual(b)
      expect(a).toMatchObject({ status: 401, body: { error: { code: 'invalid_credentials' } } })
    }
    const ratio = median(unknown) / median(known)
    expect(ratio).toBeGreaterThan(0.5)
    expect(ratio).toBeLessThan(2)
  })

  it('is throttled per account and address; others may still sign in', async () => {
    const { email } = await createPerson()
    const statuses: number[] = []
    for (let round = 0; round < 12; round++) statuses.push((await signIn(email, 'guess')).status)
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
    expect((await signIn(email, password)).status).toBe(429)
    expect((await signIn((await createPerson()).email, password)).status).toBe(201)
  })

  it('is refused to a member whose access was taken away', async () => {
    const { email, id } = await createPerson()
    await db().member.update({
      where: { workspaceId_userId: { workspaceId: workspace.workspaceId, userId: id } },
      data: { disabledAt: new Date() },
    })
    expect((await signIn(email, password)).status).toBe(401)
  })
})

describe('passwords', () => {
  it('are argon2id with the recommended cost, and hashing leaves the event loop free', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    const hashes = await Promise.all(Array.from({ length: 8 }, () => hashPassword(password)))
    clearInterval(timer)
    expect(hashes[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(new Set(hashes).size).toBe(8)
    expect(turns).toBeGreaterThan(3)
    expect(await verifyPassword(hashes[0] ?? null, password)).toBe(true)
    expect(await verifyPassword(hashes[0] ?? null, `${password}!`)).toBe(false)
    expect(await verifyPassword(null, password)).toBe(false)
  })
})
