import { beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '@/lib/auth/passwords'
import type { AuditEntry, AuditPage } from '@/lib/contract/audit'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { createMember, createWorkspace, type TestMember, type TestWorkspace } from '@/lib/testing/factories'
import { call } from '@/lib/testing/http'
import { useTestServer } from '@/lib/testing/test-server'
import { byActor, recordAudit } from './record-audit'

const server = useTestServer()
let workspace: TestWorkspace
let mia: TestMember
let ana: TestMember

beforeAll(async () => {
  workspace = await createWorkspace()
  mia = await createMember(workspace.workspaceId, 'admin')
  ana = await createMember(workspace.workspaceId)
})

const entries = async (query = ''): Promise<AuditEntry[]> =>
  ((await call(server().url, mia, 'GET', `/api/audit${query}`)).body as AuditPage).items
const hears = async (matches: (entry: AuditEntry) => boolean): Promise<AuditEntry> => {
  await expect.poll(async () => (await entries()).some(matches)).toBe(true)
  return (await entries()).find(matches) as AuditEntry
}

describe('the audit log', () => {
  it('tells who changed whose role, from where', async () => {
    const headers = { 'user-agent': 'A browser' }
    const path = `/api/members/${ana.userId}`
    await call(server().url, mia, 'PATCH', path, { role: 'admin' }, headers)
    await call(server().url, mia, 'PATCH', path, { role: 'agent' }, headers)
    expect(await hears((entry) => entry.action === 'member:changed')).toMatchObject({
      actor: { userId: mia.userId, name: mia.name },
      address: '127.0.0.1',
      userAgent: 'A browser',
      subject: { userId: ana.userId, role: 'admin to agent' },
      at: expect.stringMatching(/Z$/),
    })
  })

  it('tells of secrets that were set, and never the secrets', async () => {
    const secrets = {
      accessToken: 'EAAtokenOfAudit',
      appSecret: 'appSecretOfAudit',
      verifyToken: 'verifyTokenOfAudit',
    }
    const number = {
      name: 'N',
      displayPhoneNumber: '+1 555 1',
      phoneNumberId: '777001',
      businessAccountId: '200001',
    }
    await call(server().url, mia, 'POST', '/api/channels', { ...number, ...secrets })
    await hears((entry) => entry.action === 'channel:connected' && entry.subject.phoneNumberId === '777001')
    const dump = JSON.stringify(
      await pool()
        .query('SELECT * FROM audit_entries, channels, events')
        .then(({ rows }) => rows),
    )
    for (const secret of Object.values(secrets)) expect(dump).not.toContain(secret)
  })

  it('tells of refused sign-ins and of the member who is refused what is not theirs, some of them', async () => {
    const passwordHash = await hashPassword('the right one')
    await db().user.update({ where: { id: ana.userId }, data: { passwordHash } })
    await call(server().url, null, 'POST', '/api/sessions', { email: ana.email, password: 'not-this-one' })
    const refusedSignIn = await hears((entry) => entry.action === 'session:refused')
    expect(refusedSignIn).toMatchObject({ actor: null, subject: { userId: ana.userId, why: 'password' } })
    for (let round = 0; round < 40; round++)
      await call(server().url, ana, 'PATCH', `/api/members/${mia.userId}`, { role: 'agent' })
    const denied = (entry: AuditEntry) => entry.action === 'access:denied'
    expect(await hears(denied)).toMatchObject({
      actor: { userId: ana.userId },
      subject: { code: 'forbidden', method: 'PATCH', path: `/api/members/${mia.userId}` },
    })
    expect((await entries('?limit=200')).filter(denied).length).toBeLessThanOrEqual(20)
    expect(JSON.stringify(await entries())).not.toContain('not-this-one')
  })

  it('is read by admins of the workspace only', async () => {
    const theirs = await createWorkspace()
    const stranger = await createMember(theirs.workspaceId, 'owner')
    expect((await call(server().url, ana, 'GET', '/api/audit')).status).toBe(403)
    const { body } = await call(server().url, stranger, 'GET', '/api/audit')
    expect(body).toEqual({ items: [], nextCursor: null })
  })

  it('cannot be made to show lines that nobody wrote', async () => {
    const userAgent = 'x\r\n2026-01-01 admin signed in\u2028\u202Eforged\u0000'
    const forger = { ...mia, caller: { address: '10.0.0.1\nroot', userAgent } }
    await recordAudit(db(), byActor(forger, 'access:denied', { path: '/a\nb' }))
    const [entry] = await entries()
    expect(JSON.stringify(entry)).not.toMatch(/\\n|\\r|\\u|\u2028|\u202e/i)
    expect(entry?.subject.path).toBe('/a b')
  })

  it('is paged without gaps or repeats, while new entries come', async () => {
    for (let count = 0; count < 25; count++)
      await recordAudit(db(), byActor(mia, 'session:ended', { count: String(count) }))
    const all = (await entries('?limit=200')).map((entry) => entry.id)
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const query = `?limit=7${cursor && `&before=${cursor}`}`
      const page = (await call(server().url, mia, 'GET', `/api/audit${query}`)).body as AuditPage
      seen.push(...page.items.map((entry) => entry.id))
      cursor = page.nextCursor
      await recordAudit(db(), byActor(mia, 'session:ended', { late: 'yes' }))
    }
    expect(seen).toEqual(all)
    expect((await call(server().url, mia, 'GET', '/api/audit?before=1')).status).toBe(400)
  })

  it.each([
    'UPDATE audit_entries SET action = $1',
    'DELETE FROM audit_entries WHERE action <> $1',
    'TRUNCATE audit_entries',
    'TRUNCATE workspaces CASCADE',
    'DELETE FROM workspaces WHERE name <> $1',
  ])('cannot be changed: %s', async (sql) => {
    const before = await db().auditEntry.count()
    await expect(pool().query(sql, sql.includes('$1') ? ['x'] : [])).rejects.toThrow(
      /append-only|foreign key/,
    )
    expect(await db().auditEntry.count()).toBe(before)
  })
})
