import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { freePort } from './free-port'
import type { NodeOrder } from './node'
import { testEnvironment } from './test-server'

type Options = { databaseUrl: string; redisUrl?: string; graphUrl?: string; workers?: boolean; port?: number }

/** One node as a process of its own, for tests that need several, or need to kill one. */
export class NodeProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
    readonly errors: string[],
  ) {}

  /** Starts it and waits until it serves. */
  static async start({
    databaseUrl,
    redisUrl,
    graphUrl,
    workers = false,
    port,
  }: Options): Promise<NodeProcess> {
    const ownPort = port ?? (await freePort())
    const env = {
      ...process.env,
      NODE_ENV: 'test' as const,
      ...testEnvironment(databaseUrl, ownPort),
      LOG_LEVEL: 'error',
      REDIS_URL: redisUrl ?? '',
      ...(graphUrl && { WHATSAPP_GRAPH_URL: graphUrl }),
    }
    const child = fork(path.join(import.meta.dirname, 'node.ts'), workers ? ['--workers'] : [], {
      env,
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    const errors: string[] = []
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => errors.push(String(chunk)))
    const ended = once(child, 'exit').then(() => {
      throw new Error(`a node ended while starting: ${errors.join('')}`)
    })
    await Promise.race([once(child, 'message'), ended])
    ended.catch(() => {})
    return new NodeProcess(child, ownPort, errors)
  }

  get url() {
    return `http://127.0.0.1:${this.port}`
  }

  get alive() {
    return this.child.exitCode === null && this.child.signalCode === null
  }

  get pid() {
    return this.child.pid ?? 0
  }

  order(order: NodeOrder) {
    this.child.send(order)
  }

  signal(name: 'SIGSTOP' | 'SIGCONT') {
    this.child.kill(name)
  }

  /** Gone without a word. */
  async kill() {
    await this.end('SIGKILL')
  }

  /** Asked to stop, as a deploy does. Answers how long it took, ms. */
  async stop(): Promise<number> {
    const begun = Date.now()
    await this.end('SIGTERM')
    return Date.now() - begun
  }

  /** Resolves when it has ended, also by itself. */
  async ended() {
    if (this.alive) await once(this.child, 'exit')
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM') {
    if (!this.alive) return
    const gone = once(this.child, 'exit')
    this.child.kill(signal)
    await gone
  }
}
