import { Redis } from 'ioredis'
import { uuidv7 } from 'uuidv7'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { workspaceTopic } from '@/lib/bus/topics'
import {
  createConversation,
  createMember,
  createWorkspace,
  type TestMember,
  type TestWorkspace,
} from '@/lib/testing/factories'
import { call } from '@/lib/testing/http'
import type { NodeProcess } from '@/lib/testing/node-process'
import { openWindow, type TestWindow } from '@/lib/testing/test-window'
import { createTwoAgents } from '@/lib/testing/two-agents'
import { useNodes } from '@/lib/testing/use-nodes'

const deployment = useNodes()
let workspace: TestWorkspace
let ana: TestMember
let ben: TestMember
let stranger: TestMember
let conversationId: string

beforeAll(async () => {
  ;({ workspace, ana, ben } = await createTwoAgents())
  stranger = await createMember((await createWorkspace()).workspaceId)
})
beforeEach(async () => {
  conversationId = await createConversation(workspace)
})

const both = () => deployment().nodes as [NodeProcess, NodeProcess]

const enter = async (node: NodeProcess, member: TestMember, id = conversationId): Promise<TestWindow> => {
  const window = await openWindow(node.url, member.token)
  await window.socket.emitWithAck('conversation:join', { conversationId: id })
  return window
}

const post = (node: NodeProcess, text: string, member = ana) =>
  call(node.url, member, 'POST', `/api/conversations/${conversationId}/messages`, {
    clientMsgId: uuidv7(),
    text,
  })

const texts = (window: TestWindow) =>
  window.events.flatMap((event) => (event.name === 'message:new' ? [event.data.message.text] : []))
const isOrdered = (window: TestWindow) =>
  window.events.every((event, index, all) => index === 0 || (all[index - 1]?.seq ?? 0) < event.seq)
const signalsOf = (window: TestWindow, name: string) =>
  window.signals.filter((signal) => signal.name === name)

const sendAlternating = async (count: number, each: () => Promise<unknown> | undefined = () => undefined) => {
  const [one, two] = both()
  const sent: string[] = []
  for (let index = 0; index < count; index++) {
    const text = `${index}`
    expect((await post(index % 2 === 0 ? one : two, text)).status).toBe(201)
    sent.push(text)
    await each()
  }
  return sent
}

/** Until signals pass both ways: what a test before did to Redis is over. */
const busIsWell = async () => {
  const [one, two] = both()
  const windows = await Promise.all([enter(one, ana), enter(two, ben)])
  const heard = async () => {
    for (const { socket } of windows)
      await socket.emitWithAck('typing:start', { conversationId, note: false })
    return windows.every((window) => signalsOf(window, 'typing:start').length > 0)
  }
  await expect.poll(heard, { timeout: 20_000, interval: 100 }).toBe(true)
  for (const window of windows) window.close()
}

describe('events over two nodes', () => {
  it('[R3][R9] posted at either node, heard at both in the log’s order; an outsider hears nothing', async () => {
    const [one, two] = both()
    const windows = await Promise.all([enter(one, ana), enter(two, ben)])
    const outsider = await openWindow(two.url, stranger.token)
    const sent = await sendAlternating(40)
    for (const window of windows) {
      await expect.poll(() => texts(window), { timeout: 5_000 }).toEqual(sent)
      expect(isOrdered(window)).toBe(true)
      window.close()
    }
    expect(outsider.events).toEqual([])
    outsider.close()
  })

  it('[R3] the subscribers’ connections cut again and again lose and double nothing', async () => {
    const [one, two] = both()
    const windows = await Promise.all([enter(one, ana), enter(two, ben)])
    let count = 0
    const sent = await sendAlternating(60, () =>
      ++count % 6 === 0 ? deployment().redis.dropSubscribers() : undefined,
    )
    for (const window of windows) {
      await expect.poll(() => texts(window), { timeout: 5_000 }).toEqual(sent)
      expect(isOrdered(window)).toBe(true)
      window.close()
    }
  })

  it.each(['dead', 'hanging'])(
    '[R3] with Redis %s, events come by the log; signals return with it',
    async (trouble) => {
      const { redis } = deployment()
      const [one, two] = both()
      const [writer, reader] = await Promise.all([enter(one, ana), enter(two, ben)])
      if (trouble === 'dead') await redis.kill()
      else redis.pause()
      const sent = await sendAlternating(10)
      for (const window of [writer, reader])
        await expect.poll(() => texts(window), { timeout: 5_000 }).toEqual(sent)
      if (trouble === 'dead') await redis.launch()
      else redis.resume()
      await expect
        .poll(
          async () => {
            await writer.socket.emitWithAck('typing:start', { conversationId, note: false })
            return signalsOf(reader, 'typing:start').length
          },
          { timeout: 15_000, interval: 200 },
        )
        .toBeGreaterThan(0)
      expect(both().every((node) => node.alive)).toBe(true)
      writer.close()
      reader.close()
    },
  )

  it('[R9] a session ended while Redis is dead: its socket at the other node closes within 2 s, nothing after', async () => {
    const [one, two] = both()
    const dora = await createMember(workspace.workspaceId)
    const window = await enter(two, dora)
    await deployment().redis.kill()
    const closed = new Promise<number>((resolve) =>
      window.socket.once('disconnect', () => resolve(Date.now())),
    )
    const ended = await call(one.url, dora, 'DELETE', `/api/sessions/${dora.sessionId}`)
    expect(ended.status).toBe(204)
    const endedAt = Date.now()
    await post(one, 'After the end')
    expect((await closed) - endedAt).toBeLessThan(2_000)
    expect(texts(window)).toEqual([])
    await deployment().redis.launch()
  })

  it('what somebody else says on that Redis is not heard', async () => {
    await busIsWell()
    const [one] = both()
    const window = await enter(one, ana)
    const redis = new Redis(deployment().redis.url)
    const signal = {
      name: 'typing:start',
      data: { conversationId, userId: ben.userId, clientId: 'x', note: false, ttl: 6_000 },
    }
    const body = JSON.stringify({ from: 'elsewhere', message: { kind: 'signal', signal } })
    const forged = `${'A'.repeat(22)}${body}`
    expect(await redis.publish(workspaceTopic(workspace.workspaceId), forged)).toBe(2)
    redis.disconnect()
    await post(one, 'A true one')
    await expect.poll(() => texts(window)).toEqual(['A true one'])
    expect(signalsOf(window, 'typing:start')).toEqual([])
    window.close()
  })
})

describe('signals over two nodes', () => {
  beforeEach(async () => {
    await busIsWell()
    conversationId = await createConversation(workspace)
  })

  it('[R10] typing and viewing are heard at the other node, by those in the conversation only', async () => {
    const [one, two] = both()
    const [typist, watcher] = await Promise.all([enter(one, ana), enter(two, ben)])
    const [elsewhere, outsider] = await Promise.all([
      openWindow(two.url, ben.token),
      openWindow(two.url, stranger.token),
    ])
    await typist.socket.emitWithAck('typing:start', { conversationId, note: true })
    await typist.socket.emitWithAck('viewing:start', { conversationId })
    await expect
      .poll(() => signalsOf(watcher, 'typing:start'))
      .toMatchObject([{ data: { userId: ana.userId } }])
    await expect.poll(() => signalsOf(watcher, 'viewing:start').length).toBe(1)
    const late = await openWindow(two.url, ben.token)
    const joined = await late.socket.emitWithAck('conversation:join', { conversationId })
    expect(joined).toMatchObject({
      ok: true,
      data: { typing: [{ userId: ana.userId }], viewing: [{ userId: ana.userId }] },
    })
    typist.close()
    await expect.poll(() => signalsOf(watcher, 'typing:stop').length).toBe(1)
    await expect.poll(() => signalsOf(watcher, 'viewing:stop').length).toBe(1)
    const conversationSignals = ({ signals }: TestWindow) =>
      signals.filter(({ name }) => name.startsWith('typing') || name.startsWith('viewing'))
    expect(conversationSignals(elsewhere)).toEqual([])
    expect(conversationSignals(outsider)).toEqual([])
    for (const window of [watcher, elsewhere, outsider, late]) window.close()
  })

  it('a person at two nodes is one presence, online while any window is used', async () => {
    const [one, two] = both()
    const carl = await createMember(workspace.workspaceId)
    const watcher = await openWindow(two.url, ben.token)
    const lastOf = () =>
      watcher.signals.findLast(
        ({ name, data }) => name.startsWith('user:') && (data.userIds as string[]).includes(carl.userId),
      )?.name
    const windows = await Promise.all([openWindow(one.url, carl.token), openWindow(two.url, carl.token)])
    await expect.poll(lastOf).toBe('user:online')
    await windows[1].socket.emitWithAck('presence:set', { state: 'away' })
    const sync = async () => {
      const answer = await watcher.socket.emitWithAck('sync', { epoch: uuidv7(), after: 0 })
      return answer.ok ? answer.data.presence : null
    }
    await expect.poll(async () => (await sync())?.online).toContain(carl.userId)
    windows[0].close()
    await expect.poll(lastOf, { timeout: 10_000 }).toBe('user:away')
    await expect.poll(async () => (await sync())?.away).toContain(carl.userId)
    windows[1].close()
    await expect.poll(lastOf, { timeout: 10_000 }).toBe('user:offline')
    watcher.close()
  })
})
