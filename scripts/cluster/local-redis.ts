import { once } from 'node:events'
import { freePort } from '@/lib/testing/free-port'
import { spawnRedis } from '../lib/redis.mjs'

/** A Redis for the nodes of this machine; it keeps nothing, since nothing in it is needed (decision 016). */
export const startLocalRedis = async (): Promise<{ url: string; stop: () => Promise<void> }> => {
  const port = await freePort()
  // Of a process group of its own: Ctrl-C is for us to pass on, in our order.
  const child = spawnRedis(port)
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
