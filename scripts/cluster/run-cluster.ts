import { readEnv } from '@/lib/env'
import { prepareEnvironment } from '@/lib/server/prepare-environment'
import { greet, step } from '@/lib/server/progress'
import { stopInOrder } from '@/lib/server/stop-in-order'
import { freePort } from '@/lib/testing/free-port'
import { startBalancer } from './balancer'
import { ClusterNode } from './cluster-node'
import { startLocalRedis } from './local-redis'

/** Starts what the nodes share, then the nodes (the first alone: it migrates and fills the demo), then the balancer. */
export const runCluster = async (count: number): Promise<void> => {
  const started: { name: string; stop: () => Promise<unknown> | undefined }[] = []
  let stopping: Promise<void> | null = null
  const stop = (code: number) => {
    stopping ??= stopInOrder(started).then(() => process.exit(code))
    return stopping
  }
  process.on('SIGINT', () => void stop(0))
  process.on('SIGTERM', () => void stop(0))

  const { stopDatabase } = await prepareEnvironment({ onProgress: step, onLost: () => void stop(1) })
  started.unshift({ name: 'database', stop: stopDatabase })
  const env = readEnv()
  const redis = env.REDIS_URL ? { url: env.REDIS_URL, stop: async () => {} } : await startLocalRedis()
  started.unshift({ name: 'redis', stop: redis.stop })

  const nodes: ClusterNode[] = []
  started.unshift({ name: 'nodes', stop: () => Promise.all(nodes.map((node) => node.stop())) })
  const add = async (number: number) => {
    const onLine = (line: string) => process.stdout.write(`${line}\n`)
    // Each node sees the balancer only; the address of who asks is in the header that it writes.
    const env = { REDIS_URL: redis.url, TRUST_PROXY: '1' }
    const node = new ClusterNode({ name: `node ${number}`, port: await freePort(), env, onLine })
    nodes.push(node)
    await node.start()
  }
  step(`Starting ${count} nodes`)
  await add(1)
  await Promise.all(Array.from({ length: count - 1 }, (_, index) => add(index + 2)))
  const balancer = await startBalancer(nodes, env.PORT)
  // First, so that no window keeps a node waiting for it to leave.
  started.unshift({ name: 'balancer', stop: balancer.stop })
  greet(env)
  for (const { options, pid } of nodes)
    step(`${options.name} is at http://127.0.0.1:${options.port}, process ${pid}`)
}
