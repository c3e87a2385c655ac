import { beforeAll, describe, expect, it, vi } from 'vitest'
import { type CommandName, commandInput } from '@/lib/contract/commands'
import { db } from '@/lib/db/client'
import { type AccessRow, accessMatrix } from './access-matrix'
import { allRoutes } from './all-routes'
import {
  createConversation,
  createMember,
  createWorkspace,
  type TestMember,
  type TestWorkspace,
} from './factories'
import { call, deliverWebhook, webhookBody } from './http'
import { useTestServer } from './test-server'
import { openWindow } from './test-window'

const server = useTestServer()
const routes = await allRoutes()
const calls = routes.flatMap((route) => Object.keys(route.methods).map((method) => `${method} ${route.path}`))

let ours: TestWorkspace
let theirs: TestWorkspace
let ana: TestMember
let stranger: TestMember
let agentAbroad: TestMember
/** Our ids by the names that paths use. */
let ids: Record<string, string>

beforeAll(async () => {
  ours = await createWorkspace({ sandbox: true })
  theirs = await createWorkspace({ sandbox: true })
  ana = await createMember(ours.workspaceId)
  stranger = await createMember(theirs.workspaceId, 'admin')
  agentAbroad = await createMember(theirs.workspaceId)
  const id = await createConversation(ours)
  const raw = webhookBody(ours, { messages: [{ id: 'wamid.secret', from: '15550300001', text: 'A secret' }] })
  await deliverWebhook(server().url, ours, raw)
  const secret = { where: { providerMessageId: 'wamid.secret' } }
  const message = await vi.waitFor(() => db().message.findFirstOrThrow(secret), { timeout: 5_000 })
  const delivery = await db().inboundDelivery.findFirstOrThrow({ where: { workspaceId: ours.workspaceId } })
  const contact = await db().contact.findFirstOrThrow({ where: { workspaceId: ours.workspaceId } })
  const stream = await db().eventStream.findUniqueOrThrow({ where: { workspaceId: ours.workspaceId } })
  ids = {
    conversations: id,
    contacts: contact.id,
    sessions: ana.sessionId,
    deliveries: delivery.id,
    messageId: message.id,
    userId: ana.userId,
    channelId: ours.channelId,
    phone: contact.phone,
    version: 'v25.0',
    phoneNumberId: ours.phoneNumberId,
    epoch: stream.epoch,
  }
})

/** Our ids in the place of a path's params; `[id]` means the noun before it. */
const fill = (text: string) =>
  text
    .replaceAll(/(\w+)\/\[id\]/g, (_, noun: string) => `${noun}/${ids[noun]}`)
    .replaceAll(/\[(\w+)\]/g, (_, name: string) => ids[name] ?? name)
    .replaceAll(/<(\w+)>/g, (_, name: string) => ids[name] ?? name)

const request = (name: string, row: Exclude<AccessRow, { elsewhere: string }>, member: TestMember | null) => {
  const [method = '', path = ''] = name.split(' ')
  const body = row.body && JSON.parse(fill(JSON.stringify(row.body())))
  if (path.endsWith('/stream')) return openStream(fill(path), member)
  return call(server().url, member, method, fill(path) + fill(row.query ?? ''), body)
}

// Its handler is asked directly: the status is all we want of an answer that never ends.
const openStream = async (path: string, member: TestMember | null) => {
  const stop = new AbortController()
  const headers = { ...(member && { authorization: `Bearer ${member.token}` }) }
  const handler = routes.find((route) => route.path === path)?.methods.GET
  const ask = new Request(server().url + path, { signal: stop.signal, headers })
  const answer = await handler?.(ask, { params: Promise.resolve({}) })
  stop.abort()
  return { status: answer?.status, body: '' }
}

/** What belongs to us alone, as it would look in an answer. */
const ourMarks = () => [
  ours.workspaceId,
  ids.conversations,
  ids.contacts,
  ids.messageId,
  ana.userId,
  'A secret',
]

describe('the access matrix', () => {
  it('[R17] has a row for every route there is, and no other', () => {
    expect(Object.keys(accessMatrix).sort()).toEqual(calls.sort())
  })

  const rows = Object.entries(accessMatrix).flatMap(([name, row]) =>
    'elsewhere' in row ? [] : [{ name, row }],
  )

  it.each(rows)('[R17] $name tells a stranger nothing', async ({ name, row }) => {
    const before = await fingerprint()
    expect((await request(name, row, null)).status).toBe(row.anonymous)
    const foreign = await request(name, row, stranger)
    expect(foreign.status).toBe(row.foreign)
    const answer = JSON.stringify(foreign.body)
    for (const mark of ourMarks()) expect(answer).not.toContain(mark)
    if (row.agent) expect((await request(name, row, agentAbroad)).status).toBe(row.agent)
    expect(await fingerprint()).toEqual(before)
  })
})

/** Our rows, as far as any call could change them. */
const fingerprint = async () => {
  const { workspaceId } = ours
  const where = { workspaceId }
  const [stream, conversations, contacts, members, sessions, deliveries, customers, channels] =
    await Promise.all([
      db().eventStream.findUnique({ where }),
      db().conversation.findMany({ where, orderBy: { id: 'asc' } }),
      db().contact.findMany({ where, orderBy: { id: 'asc' } }),
      db().member.findMany({ where }),
      db().session.findMany({ where }),
      db().inboundDelivery.count({ where }),
      db().sandboxCustomer.findMany({ where }),
      db().channel.count({ where }),
    ])
  const all = { stream, conversations, contacts, members, sessions, deliveries, customers, channels }
  return JSON.stringify(all, (_, value) => (typeof value === 'bigint' ? String(value) : value))
}

const inputs: { [Name in CommandName]: () => unknown } = {
  'conversation:join': () => ({ conversationId: ids.conversations }),
  'conversation:leave': () => ({ conversationId: ids.conversations }),
  sync: () => ({ epoch: ids.epoch, after: 0 }),
  'typing:start': () => ({ conversationId: ids.conversations, note: false }),
  'typing:stop': () => ({ conversationId: ids.conversations }),
  'viewing:start': () => ({ conversationId: ids.conversations }),
  'viewing:stop': () => ({ conversationId: ids.conversations }),
  'presence:set': () => ({ state: 'away' }),
  ping: () => ({}),
}

describe('a stranger’s socket', () => {
  it.each(Object.keys(commandInput) as CommandName[])(
    '[R9][R17] learns nothing from %s and is not heard',
    async (name) => {
      const [ourWindow, theirWindow] = await Promise.all([
        openWindow(server().url, ana.token),
        openWindow(server().url, stranger.token),
      ])
      await ourWindow.socket.emitWithAck('conversation:join', { conversationId: ids.conversations ?? '' })
      const answer = await theirWindow.socket.emitWithAck(
        name as 'ping',
        inputs[name]() as Record<never, never>,
      )
      for (const mark of ourMarks()) expect(JSON.stringify(answer)).not.toContain(mark)
      const refused = ['conversation:join', 'typing:start', 'viewing:start']
      if (refused.includes(name)) expect(answer).toMatchObject({ ok: false, error: { code: 'not_found' } })
      await call(server().url, ana, 'POST', `/api/conversations/${ids.conversations}/messages`, {
        clientMsgId: crypto.randomUUID(),
        text: 'Between us',
      })
      await ourWindow.hears((event) => event.name === 'message:new')
      await theirWindow.socket.emitWithAck('ping', {})
      expect(theirWindow.events).toEqual([])
      expect(ourWindow.signals.filter((signal) => signal.data.userId === stranger.userId)).toEqual([])
      ourWindow.close()
      theirWindow.close()
    },
  )

  it.each([null, 'nonsense', 'eyJhbGciOiJkaXIifQ..AAAA.BBBB.CCCC'])(
    '[R9] is not let in with token %s',
    async (token) => {
      await expect(openWindow(server().url, token)).rejects.toMatchObject({ data: { code: 'unauthorized' } })
    },
  )
})
