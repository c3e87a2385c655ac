import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { Redis } from 'ioredis'
import { spawnRedis } from '@/scripts/lib/redis.mjs'
import { freePort } from './free-port'

/** A real Redis that keeps nothing, for tests to kill, stop and empty. */
export class RedisServer {
  private child: ChildProcess | undefined

  private constructor(readonly port: number) {}

  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await freePort())
    await server.launch()
    return server
  }

  get url() {
    return `redis://127.0.0.1:${this.port}`
  }

  /** Starts it (again, empty), and waits until it answers. */
  async launch() {
    this.child = spawnRedis(this.port)
    await this.ask((redis) => redis.ping())
  }

  /** Starts it if it does not run. */
  async ensure() {
    const { child } = this
    if (!child || child.exitCode !== null || child.signalCode !== null) await this.launch()
  }

  /** Gone without a word. */
  async kill() {
    const { child } = this
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGCONT')
    child.kill('SIGKILL')
    await gone
  }

  /** Hangs: accepts connections, answers nothing. */
  pause() {
    this.child?.kill('SIGSTOP')
  }

  resume() {
    this.child?.kill('SIGCONT')
  }

  /** Closes the connections that listen, as a network hiccup does; Redis itself is well. */
  async dropSubscribers() {
    await this.ask((redis) => redis.call('CLIENT', 'KILL', 'TYPE', 'pubsub'))
  }

  async flush() {
    await this.ask((redis) => redis.flushall())
  }

  private async ask(question: (redis: Redis) => Promise<unknown>) {
    const redis = new Redis(this.url, { maxRetriesPerRequest: null, retryStrategy: () => 20 })
    redis.on('error', () => {})
    try {
      await question(redis)
    } finally {
      redis.disconnect()
    }
  }
}
