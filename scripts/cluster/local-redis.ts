import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { OperatorError } from '@/lib/operator-error'
import { freePort } from '@/lib/testing/free-port'
import { findRedis } from '../lib/redis.mjs'

/** A Redis for the nodes of this machine; it keeps nothing, since nothing in it is needed (decision 016). */
export const startLocalRedis = async (): Promise<{ url: string; stop: () => Promise<void> }> => {
  const program = findRedis()
  if (!program) throw new OperatorError('There is no Redis: install one, or name yours with REDIS_URL.')
  const port = await freePort()
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  // Of a process group of its own: Ctrl-C is for us to pass on, in our order.
  const child: ChildProcess = spawn(program, args, { stdio: 'ignore', detached: true })
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
