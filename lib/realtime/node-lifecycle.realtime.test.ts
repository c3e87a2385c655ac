import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createConversation, type TestMember, type TestWorkspace } from '@/lib/testing/factories'
import { GraphPeer } from '@/lib/testing/graph-peer'
import { call } from '@/lib/testing/http'
import { NodeProcess } from '@/lib/testing/node-process'
import { openWindow } from '@/lib/testing/test-window'
import { createTwoAgents } from '@/lib/testing/two-agents'
import { useNodes } from '@/lib/testing/use-nodes'

// Before the nodes: they are told its address.
const graph = new GraphPeer()
let graphUrl = ''
beforeAll(async () => {
  graphUrl = await graph.start()
})
afterAll(() => graph.stop())

const deployment = useNodes({ count: 1, graphUrl: () => graphUrl })
let workspace: TestWorkspace
let ana: TestMember
let ben: TestMember

beforeAll(async () => {
  ;({ workspace, ana, ben } = await createTwoAgents())
})

const another = (workers = false) => {
  const { database, redis } = deployment()
  return NodeProcess.start({ databaseUrl: database.databaseUrl, redisUrl: redis.url, graphUrl, workers })
}
const stays = () => deployment().nodes[0] as NodeProcess

describe('a node that goes', () => {
  it('[R10] killed without a word, it takes its people offline within 45 s', {
    timeout: 70_000,
  }, async () => {
    const doomed = await another()
    const watcher = await openWindow(stays().url, ana.token)
    const sticky = await openWindow(doomed.url, ben.token)
    const last = () =>
      watcher.signals.findLast(
        ({ name, data }) => name.startsWith('user:') && (data.userIds as string[]).includes(ben.userId),
      )?.name
    await expect.poll(last).toBe('user:online')
    await doomed.kill()
    await expect.poll(last, { timeout: 45_000, interval: 250 }).toBe('user:offline')
    watcher.close()
    sticky.close()
  })

  it('asked to stop, it sends its windows away at moments of their own, takes nobody new, and ends within 20 s', async () => {
    const leaving = await another()
    const watcher = await openWindow(stays().url, ana.token)
    const windows = await Promise.all(Array.from({ length: 12 }, () => openWindow(leaving.url, ben.token)))
    const said = (name: string) =>
      watcher.signals.some(
        (signal) => signal.name === name && (signal.data.userIds as string[]).includes(ben.userId),
      )
    await expect.poll(() => said('user:online')).toBe(true)
    const took = leaving.stop()
    for (const window of windows) {
      await expect.poll(() => window.signals.some(({ name }) => name === 'drain')).toBe(true)
    }
    const delays = windows.map(
      ({ signals }) => signals.find(({ name }) => name === 'drain')?.data.delay as number,
    )
    expect(new Set(delays).size).toBeGreaterThan(6)
    await expect(openWindow(leaving.url, ana.token)).rejects.toThrow()
    // As the windows of the product do, if sooner.
    for (const window of windows) window.close()
    expect(await took).toBeLessThan(20_000)
    await expect.poll(() => said('user:offline'), { timeout: 5_000 }).toBe(true)
    watcher.close()
  })
})

describe('jobs', () => {
  it('[R11] over nodes that serve only and nodes that work only, each message is sent once, in order', async () => {
    const workers = await Promise.all([another(true), another(true)])
    const conversationId = await createConversation(workspace)
    const messages = `/api/conversations/${conversationId}/messages`
    const sent = Array.from({ length: 20 }, (_, index) => `Number ${index}`)
    for (const text of sent)
      expect((await call(stays().url, ana, 'POST', messages, { clientMsgId: uuidv7(), text })).status).toBe(
        201,
      )
    const arrived = () =>
      graph.calls.flatMap(({ body }) => (body.text ? [(body.text as { body: string }).body] : []))
    await expect.poll(() => arrived().length, { timeout: 20_000 }).toBe(sent.length)
    expect(arrived()).toEqual(sent)
    await Promise.all(workers.map((node) => node.stop()))
    expect(arrived()).toEqual(sent)
  })
})
