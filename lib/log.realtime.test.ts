import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { hashPassword } from '@/lib/auth/passwords'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { problemOf } from '@/lib/http/problem'
import { createConversation, createMember, createWorkspace } from '@/lib/testing/factories'
import { GraphPeer, refuse } from '@/lib/testing/graph-peer'
import { call, deliverWebhook, webhookBody } from '@/lib/testing/http'
import { useTestServer } from '@/lib/testing/test-server'
import { openWindow } from '@/lib/testing/test-window'
import { createLog, log } from './log'
import { sharedState } from './shared-state'

const lines: string[] = []
// Before anything else asks for the log.
sharedState('log', () => createLog('trace', { write: (line) => void lines.push(line) }))

const peer = new GraphPeer()
const server = useTestServer({ workers: true, graphUrl: await peer.start() })
afterAll(() => peer.stop())

const text = 'The-code-of-the-safe-is-4711'
const password = 'my-very-own-password'
const tokens: string[] = [text, password]

const rows = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>)

beforeAll(async () => {
  const workspace = await createWorkspace()
  const ana = await createMember(workspace.workspaceId)
  await db().user.update({ where: { id: ana.userId }, data: { passwordHash: await hashPassword(password) } })
  tokens.push(ana.token, workspace.accessToken, workspace.appSecret, workspace.verifyToken)
  const { url } = server()
  const window = await openWindow(url, ana.token)
  const conversationId = await createConversation(workspace)
  await window.socket.emitWithAck('conversation:join', { conversationId })
  const messages = `/api/conversations/${conversationId}/messages`
  const sessions = { email: ana.email, password }
  await call(url, null, 'POST', '/api/sessions', sessions)
  await call(url, null, 'POST', '/api/sessions', { ...sessions, password: `${password}!` })
  // Accepted; refused by the provider; not understood; not ours; not signed; not stored.
  peer.reply = refuse(500, 131000, text)
  await call(url, ana, 'POST', messages, { clientMsgId: uuidv7(), text })
  await call(url, ana, 'POST', messages, `{"text": "${text}`)
  await call(url, ana, 'POST', messages, { clientMsgId: text, text })
  await call(url, ana, 'POST', `/api/conversations/${uuidv7()}/messages`, { clientMsgId: uuidv7(), text })
  const raw = webhookBody(workspace, { messages: [{ id: `wamid.${uuidv7()}`, from: '15550300001', text }] })
  await deliverWebhook(url, workspace, raw)
  await deliverWebhook(url, workspace, raw, `sha256=${'0'.repeat(64)}`)
  await deliverWebhook(url, workspace, webhookBody(workspace, { messages: [{ id: text, from: text, text }] }))
  problemOf(
    await pool()
      .query('SELECT $1::uuid', [text])
      .catch((cause) => cause),
    'a test',
  )
  const wrong = { where: { id: ana.userId }, data: { passwordHash: { set: password, no: text } } }
  problemOf(
    await db()
      .user.update(wrong as never)
      .catch((cause) => cause),
    'a test',
  )
  log().error(
    { body: { text }, headers: { authorization: ana.token, cookie: ana.token }, password },
    'careless',
  )
  await openWindow(url, `${ana.token}x`).catch(() => {})
  await window.hears(({ name }) => name === 'message:new')
  await vi.waitFor(() => expect(rows().some(({ jobId }) => jobId !== undefined)).toBe(true), {
    timeout: 15_000,
  })
  window.close()
})

it('[R18] holds no text, password or token, at any level', () => {
  const all = lines.join('')
  for (const secret of tokens) expect(all).not.toContain(secret)
})

it('[R18] names requests, events and jobs, so that one can be followed', () => {
  expect(rows()).toContainEqual(
    expect.objectContaining({
      requestId: expect.any(String),
      route: '/api/conversations/:id/messages',
      status: 201,
    }),
  )
  expect(rows()).toContainEqual(
    expect.objectContaining({
      workspaceId: expect.any(String),
      seq: expect.any(Number),
      event: 'message:new',
    }),
  )
  expect(rows()).toContainEqual(expect.objectContaining({ jobId: expect.any(String) }))
  // A failure still says what it was and where.
  const failures = rows().flatMap(({ err }) => (err ? [err as Record<string, unknown>] : []))
  expect(failures).toContainEqual(
    expect.objectContaining({ code: '22P02', stack: expect.stringContaining('at ') }),
  )
})
