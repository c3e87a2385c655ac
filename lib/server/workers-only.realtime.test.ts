import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createConversation, createMember, createWorkspace } from '@/lib/testing/factories'
import { freePort } from '@/lib/testing/free-port'
import { GraphPeer } from '@/lib/testing/graph-peer'
import { call } from '@/lib/testing/http'
import type { NodeProcess } from '@/lib/testing/node-process'
import { testEnvironment } from '@/lib/testing/test-server'
import { openWindow } from '@/lib/testing/test-window'
import { useNodes } from '@/lib/testing/use-nodes'

const graph = new GraphPeer()
let graphUrl = ''
beforeAll(async () => {
  graphUrl = await graph.start()
})
afterAll(() => graph.stop())

// One that serves and works on nothing.
const deployment = useNodes({ count: 1, graphUrl: () => graphUrl })
let worker: ChildProcess | undefined
afterAll(() => void worker?.kill('SIGKILL'))

it('a node with WEB=off sends what others take in, says how it is, serves nothing else, and stops when asked', async () => {
  const { database, redis, nodes } = deployment()
  const [web] = nodes as [NodeProcess]
  const port = await freePort()
  worker = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], {
    env: {
      ...process.env,
      ...testEnvironment(database.databaseUrl, port),
      NODE_ENV: 'production',
      REDIS_URL: redis.url,
      WHATSAPP_GRAPH_URL: graphUrl,
      SANDBOX: 'off',
      DEMO: 'off',
      WEB: 'off',
    },
    stdio: 'ignore',
  })
  const status = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`).then(
      (answer) => answer.status,
      () => 0,
    )
  await expect.poll(() => status('/health/ready'), { timeout: 25_000, interval: 100 }).toBe(200)
  expect(await status('/')).toBe(404)
  expect(await status('/api/snapshot')).toBe(404)

  const workspace = await createWorkspace()
  const ana = await createMember(workspace.workspaceId)
  await expect(openWindow(`http://127.0.0.1:${port}`, ana.token)).rejects.toThrow()
  const conversationId = await createConversation(workspace)
  const body = { clientMsgId: uuidv7(), text: 'Taken in by one, sent by the other' }
  const path = `/api/conversations/${conversationId}/messages`
  expect((await call(web.url, ana, 'POST', path, body)).status).toBe(201)
  await expect.poll(() => graph.calls.length, { timeout: 10_000 }).toBe(1)

  worker.kill('SIGTERM')
  const [code] = await once(worker, 'exit')
  expect(code).toBe(0)
})
