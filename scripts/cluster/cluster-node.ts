import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'

const startAgainAfter = 1_000
const healthEvery = 250

type Options = { name: string; port: number; env: Record<string, string>; onLine: (line: string) => void }

/** One node as a process; one that dies is started again, as a service manager does. */
export class ClusterNode {
  private child: ChildProcess | undefined
  private stopping = false
  private healthy = false
  /** Windows and requests that the balancer has given it. */
  connections = 0

  constructor(readonly options: Options) {}

  get port() {
    return this.options.port
  }

  get pid() {
    return this.child?.pid
  }

  /** Starts it, and resolves when it serves. */
  async start(): Promise<void> {
    const { port, env } = this.options
    this.child = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], {
      env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    const { child } = this
    child.once('exit', () => void this.startAgain())
    if (child.stderr) createInterface({ input: child.stderr }).on('line', (line) => this.say(line))
    await Promise.race([this.hear(child), once(child, 'exit')])
    this.healthy = true
    this.watchHealth(child)
  }

  /** Passes on what it prints, but for the greeting; resolves at that. */
  private hear({ stdout }: ChildProcess): Promise<void> {
    return new Promise((resolve) => {
      let greeting = false
      if (stdout)
        createInterface({ input: stdout }).on('line', (line) => {
          greeting ||= line.startsWith('Parley is at')
          if (greeting) resolve()
          if (!greeting || line.startsWith('{')) this.say(line)
          greeting &&= !line.startsWith('Ctrl-C')
        })
    })
  }

  /** Asks it to stop and waits until it has. */
  async stop() {
    this.stopping = true
    const { child } = this
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }

  /** Whether it serves: it said so a moment ago, and takes connections now. */
  async accepts(): Promise<boolean> {
    return this.healthy && (await this.listens())
  }

  private watchHealth(child: ChildProcess) {
    const ask = async () => {
      const signal = AbortSignal.timeout(2_000)
      const answer = await fetch(`http://127.0.0.1:${this.port}/health/ready`, { signal }).catch(() => null)
      this.healthy = answer?.ok ?? false
    }
    const timer = setInterval(() => void ask(), healthEvery)
    child.once('exit', () => {
      clearInterval(timer)
      this.healthy = false
    })
  }

  private listens(): Promise<boolean> {
    return new Promise((resolve) => {
      const probe = connect(this.port, '127.0.0.1')
      const end = (answer: boolean) => {
        probe.destroy()
        resolve(answer)
      }
      probe.setTimeout(500, () => end(false))
      probe.once('connect', () => end(true))
      probe.once('error', () => end(false))
    })
  }

  private say(line: string) {
    if (line.trim()) this.options.onLine(`${this.options.name}  ${line}`)
  }

  private async startAgain() {
    if (this.stopping) return
    this.say('has ended; it is started again')
    await new Promise((resolve) => setTimeout(resolve, startAgainAfter))
    if (!this.stopping) await this.start()
  }
}
