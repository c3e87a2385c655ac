import { beforeAll, describe, expect, it } from 'vitest'
import { createMember, type TestMember, type TestWorkspace } from '@/lib/testing/factories'
import { call, deliverWebhook, webhookBody } from '@/lib/testing/http'
import { useTestServer } from '@/lib/testing/test-server'
import { openWindow, type TestWindow } from '@/lib/testing/test-window'
import { createTwoAgents, joinConversation, postMessage } from '@/lib/testing/two-agents'

const server = useTestServer()
let workspace: TestWorkspace
let ana: TestMember
let ben: TestMember
let conversationId: string

beforeAll(async () => {
  ;({ workspace, ana, ben, conversationId } = await createTwoAgents())
})

const join = (window: TestWindow, id = conversationId) => joinConversation(window, id)
const send = (member: TestMember, text: string, more: object = {}) =>
  postMessage(server().url, member, conversationId, text, more)

describe('signals', () => {
  it('[R10] typing is heard by the others in the conversation only, and leaves with the window', async () => {
    const [typist, watcher, elsewhere] = await Promise.all(
      [ana, ben, ben].map((member) => openWindow(server().url, member.token)),
    )
    if (!typist || !watcher || !elsewhere) throw new Error('no window')
    await Promise.all([join(typist), join(watcher)])
    await typist.socket.emitWithAck('typing:start', { conversationId, note: false })
    const heard = async (window: TestWindow, name: string) => {
      await expect.poll(() => window.signals.some((signal) => signal.name === name)).toBe(true)
    }
    await heard(watcher, 'typing:start')
    typist.close()
    await heard(watcher, 'typing:stop')
    await elsewhere.socket.emitWithAck('ping', {})
    expect(elsewhere.signals.filter((signal) => signal.name.startsWith('typing'))).toEqual([])
    watcher.close()
    elsewhere.close()
  })

  it('[R9] nobody signals into a conversation that they did not join', async () => {
    const window = await openWindow(server().url, ana.token)
    const answer = await window.socket.emitWithAck('typing:start', { conversationId, note: false })
    expect(answer).toMatchObject({ ok: false, error: { code: 'not_found' } })
    window.close()
  })

  it('several windows of one person are one presence: away when all are, offline after the last has closed', async () => {
    const watcher = await openWindow(server().url, ana.token)
    const carl = await createMember(workspace.workspaceId)
    const states = () =>
      watcher.signals
        .filter(
          (signal) =>
            signal.name.startsWith('user:') && (signal.data.userIds as string[]).includes(carl.userId),
        )
        .map((signal) => signal.name)
    const [one, two] = await Promise.all([
      openWindow(server().url, carl.token),
      openWindow(server().url, carl.token),
    ])
    await expect.poll(states).toEqual(['user:online'])
    await one.socket.emitWithAck('presence:set', { state: 'away' })
    await two.socket.emitWithAck('presence:set', { state: 'away' })
    await expect.poll(states).toEqual(['user:online', 'user:away'])
    one.close()
    await two.socket.emitWithAck('presence:set', { state: 'online' })
    await expect.poll(states).toEqual(['user:online', 'user:away', 'user:online'])
    two.close()
    await expect.poll(() => states().at(-1), { timeout: 8_000 }).toBe('user:offline')
    watcher.close()
  })
})

describe('access', () => {
  it('[R9] ending a session closes its sockets, and nothing after that reaches them', async () => {
    const dora = await createMember(workspace.workspaceId)
    const window = await openWindow(server().url, dora.token)
    await join(window)
    const closed = new Promise((resolve) => window.socket.once('disconnect', resolve))
    expect((await call(server().url, dora, 'DELETE', `/api/sessions/${dora.sessionId}`)).status).toBe(204)
    await send(ana, 'After the end')
    await closed
    expect(window.events.some((event) => event.name === 'message:new')).toBe(false)
    expect((await call(server().url, dora, 'GET', '/api/snapshot')).status).toBe(401)
    await expect(openWindow(server().url, dora.token)).rejects.toMatchObject({
      data: { code: 'unauthorized' },
    })
  })

  it('[R9] a removed member is cut off in the order of the log', async () => {
    const mia = await createMember(workspace.workspaceId, 'admin')
    const eva = await createMember(workspace.workspaceId)
    const window = await openWindow(server().url, eva.token)
    await join(window)
    const closed = new Promise((resolve) => window.socket.once('disconnect', resolve))
    const removed = await call(server().url, mia, 'PATCH', `/api/members/${eva.userId}`, { active: false })
    expect(removed.status).toBe(200)
    await send(ana, 'Not for Eva')
    await closed
    expect(window.events.filter((event) => event.name === 'message:new')).toEqual([])
    expect((await send(eva, 'May I?')).status).toBe(401)
  })

  it('[R9] windows that are open hear a number that is connected now, and its conversations', async () => {
    const mia = await createMember(workspace.workspaceId, 'admin')
    const window = await openWindow(server().url, ana.token)
    const number = {
      name: 'Second number',
      displayPhoneNumber: '+1 555 010 0001',
      phoneNumberId: '300000001',
      businessAccountId: '200000001',
      accessToken: 'token-of-tests',
      appSecret: workspace.appSecret,
      verifyToken: 'verify-me',
    }
    const connected = await call(server().url, mia, 'POST', '/api/channels', number)
    expect(connected.status).toBe(201)
    expect((await call(server().url, mia, 'POST', '/api/channels', number)).status).toBe(409)
    const heard = await window.hears((event) => event.name === 'channel:status')
    expect(JSON.stringify(heard)).not.toContain('token-of-tests')
    const { channel } = connected.body as { channel: { id: string } }
    const second = { ...workspace, channelId: channel.id, phoneNumberId: number.phoneNumberId }
    await deliverWebhook(
      server().url,
      second,
      webhookBody(second, { messages: [{ id: 'wamid.second', from: '15550600001' }] }),
    )
    const created = await window.hears((event) => event.name === 'conversation:created')
    expect(created).toMatchObject({ data: { conversation: { channelId: channel.id } } })
    window.close()
  })
})
