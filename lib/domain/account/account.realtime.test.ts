import { TOTP } from 'otpauth'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { hashPassword } from '@/lib/auth/passwords'
import type { RecoveryCodes, SecondFactorSetup } from '@/lib/contract/account'
import { db } from '@/lib/db/client'
import { createWorkspace, type TestWorkspace } from '@/lib/testing/factories'
import { call } from '@/lib/testing/http'
import { useTestServer } from '@/lib/testing/test-server'
import { openWindow } from '@/lib/testing/test-window'

const server = useTestServer()
const password = 'correct horse battery'
const newPassword = 'a stable for the horse'
let workspace: TestWorkspace
let passwordHash: string

beforeAll(async () => {
  workspace = await createWorkspace()
  passwordHash = await hashPassword(password)
})

const createPerson = async (...workspaceIds: string[]) => {
  const id = uuidv7()
  const email = `${id}@test.example`
  const places = [workspace.workspaceId, ...workspaceIds]
  const memberships = { create: places.map((workspaceId) => ({ workspaceId, role: 'agent' as const })) }
  await db().user.create({ data: { id, email, name: 'Somebody Else', passwordHash, memberships } })
  return { id, email }
}

const signIn = (email: string, more: object = {}) =>
  call(server().url, null, 'POST', '/api/sessions', { email, password, ...more })
const tokenOf = async (email: string, more: object = {}) => {
  const answer = await signIn(email, more)
  expect(answer.status).toBe(201)
  return answer.body as { token: string }
}
const ask = (who: { token: string }, method: string, path: string, body?: unknown) =>
  call(server().url, who, method, path, body)
const audit = (userId: string) =>
  db().auditEntry.findMany({ where: { actorId: userId }, orderBy: { id: 'asc' } })

describe('changing the password', () => {
  it('ends all other sessions, in this workspace and others, keeps this one, and tells the audit log', async () => {
    const elsewhere = await createWorkspace()
    const { id, email } = await createPerson(elsewhere.workspaceId)
    const [here, there] = [await tokenOf(email), await tokenOf(email)]
    const abroad = { id: uuidv7(), workspaceId: elsewhere.workspaceId, userId: id }
    await db().session.create({ data: { ...abroad, expiresAt: new Date(Date.now() + 60_000) } })
    const window = await openWindow(server().url, there.token)
    const closed = new Promise((resolve) => window.socket.once('disconnect', resolve))
    const body = { currentPassword: password, newPassword }
    expect((await ask(here, 'POST', '/api/account/password', body)).status).toBe(204)
    await closed
    expect((await ask(there, 'GET', '/api/account')).status).toBe(401)
    expect((await ask(here, 'GET', '/api/account')).status).toBe(200)
    expect((await db().session.findUniqueOrThrow({ where: { id: abroad.id } })).endedAt).not.toBeNull()
    expect((await signIn(email)).status).toBe(401)
    await tokenOf(email, { password: newPassword })
    const actions = (await audit(id)).map((entry) => entry.action)
    expect(actions.filter((action) => action === 'password:changed')).toHaveLength(1)
    expect(JSON.stringify(await audit(id))).not.toMatch(/horse/)
  })

  it('needs the present password, throttled, and a new one that is not easily guessed', async () => {
    const { email } = await createPerson()
    const who = await tokenOf(email)
    const change = (body: object) => ask(who, 'POST', '/api/account/password', body)
    const weak = await change({ currentPassword: password, newPassword: 'Password123' })
    expect(weak).toMatchObject({ status: 422, body: { error: { code: 'weak_password' } } })
    const statuses: number[] = []
    for (let round = 0; round < 11; round++)
      statuses.push((await change({ currentPassword: 'guess', newPassword })).status)
    expect(statuses).toEqual([...Array(10).fill(401), 429])
    expect((await change({ currentPassword: password, newPassword })).status).toBe(429)
    await tokenOf(email)
  })

  it('takes all of a long password: two that differ at the end only are two', async () => {
    const { email } = await createPerson()
    const who = await tokenOf(email)
    const long = `${'a long way to go '.repeat(7)}end`
    expect(long.length).toBeGreaterThan(100)
    const changed = await ask(who, 'POST', '/api/account/password', {
      currentPassword: password,
      newPassword: long,
    })
    expect(changed.status).toBe(204)
    expect((await signIn(email, { password: `${long.slice(0, -1)}x` })).status).toBe(401)
    expect((await signIn(email, { password: long.slice(0, -1) })).status).toBe(401)
    await tokenOf(email, { password: long })
  })
})

/** The clock of the codes, moved by hand: a code may not be used twice, and 30 s is long. */
const useClock = () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  return () => vi.setSystemTime(Date.now() + 30_000)
}
afterEach(() => vi.useRealTimers())

const enrol = async (who: { token: string }) => {
  const begun = await ask(who, 'POST', '/api/account/second-factor', { password })
  expect(begun.status).toBe(200)
  const { secret } = begun.body as SecondFactorSetup
  const code = () => new TOTP({ secret }).generate({ timestamp: Date.now() })
  const confirmed = await ask(who, 'POST', '/api/account/second-factor/confirm', { code: code() })
  expect(confirmed.status).toBe(200)
  return { secret, code, ...(confirmed.body as RecoveryCodes) }
}

describe('a second factor', () => {
  it('is asked for at sign-in, takes each code once, and nothing else', async () => {
    const nextStep = useClock()
    const { email } = await createPerson()
    const { code } = await enrol(await tokenOf(email))
    expect(await signIn(email)).toMatchObject({
      status: 401,
      body: { error: { code: 'second_factor_required' } },
    })
    const enrolmentCode = code()
    const used = await signIn(email, { code: enrolmentCode })
    expect(used).toMatchObject({ status: 401, body: { error: { code: 'invalid_code' } } })
    nextStep()
    const fresh = code()
    const both = await Promise.all([signIn(email, { code: fresh }), signIn(email, { code: fresh })])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 401])
    expect((await signIn(email, { code: fresh })).status).toBe(401)
    expect((await signIn(email, { code: fresh, password: 'wrong' })).body).toMatchObject({
      error: { code: 'invalid_credentials' },
    })
  })

  it('is not there before it was confirmed, and nothing of it is readable in the database', async () => {
    useClock()
    const { id, email } = await createPerson()
    const who = await tokenOf(email)
    const begun = await ask(who, 'POST', '/api/account/second-factor', { password })
    const { secret } = begun.body as SecondFactorSetup
    await tokenOf(email)
    const wrong = await ask(who, 'POST', '/api/account/second-factor/confirm', { code: '000000' })
    expect(wrong.status).toBe(401)
    const code = new TOTP({ secret }).generate({ timestamp: Date.now() })
    const { body } = await ask(who, 'POST', '/api/account/second-factor/confirm', { code })
    const { recoveryCodes } = body as RecoveryCodes
    const rows = JSON.stringify([
      await db().secondFactor.findUnique({ where: { userId: id }, select: { secret: true } }),
      await db().recoveryCode.findMany({ where: { userId: id } }),
      await audit(id),
    ])
    for (const hidden of [secret, ...recoveryCodes]) expect(rows).not.toContain(hidden)
    const account = await ask(who, 'GET', '/api/account')
    expect(account.body).toEqual({ email, secondFactor: true, recoveryCodesLeft: 10 })
    expect(JSON.stringify(account.body)).not.toContain(secret)
    const again = await ask(who, 'POST', '/api/account/second-factor', { password })
    expect(again).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } })
  })

  it('can be passed with each recovery code once', async () => {
    useClock()
    const { id, email } = await createPerson()
    const { recoveryCodes } = await enrol(await tokenOf(email))
    const one = recoveryCodes[0] ?? ''
    expect(new Set(recoveryCodes).size).toBe(10)
    await tokenOf(email, { code: one.toUpperCase().replaceAll('-', ' ') })
    expect((await signIn(email, { code: one })).body).toMatchObject({ error: { code: 'invalid_code' } })
    expect((await audit(id)).map((entry) => entry.action)).toContain('recovery-code:used')
  })

  it('cannot be guessed: ten tries for the account, from wherever they come', async () => {
    const nextStep = useClock()
    const { email } = await createPerson()
    const { code } = await enrol(await tokenOf(email))
    nextStep()
    const right = code()
    const wrong = right === '123456' ? '654321' : '123456'
    const statuses: number[] = []
    for (let round = 0; round < 9; round++) statuses.push((await signIn(email, { code: wrong })).status)
    expect(statuses).toEqual(Array(9).fill(401))
    await tokenOf(email, { code: right })
    for (let round = 0; round < 10; round++) await signIn(email, { code: wrong })
    nextStep()
    expect((await signIn(email, { code: code() })).status).toBe(429)
  })

  it('is turned off with the password only', async () => {
    useClock()
    const { email } = await createPerson()
    const who = await tokenOf(email)
    await enrol(who)
    const off = (given: string) => ask(who, 'POST', '/api/account/second-factor/disable', { password: given })
    expect((await off('guess')).status).toBe(401)
    expect((await signIn(email)).status).toBe(401)
    expect((await off(password)).status).toBe(204)
    await tokenOf(email)
  })
})
