import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { processorTime, residentBytes } from './process-figures'

export type Command = {
  name: string
  args: string[]
  port: number
  env: Record<string, string>
  readyText: string
}

const stopWithin = 10_000
const startWithin = 60_000

/** One server under measurement, in a process of its own; can be started again on the same port. */
export class ServerProcess {
  private child: ChildProcess | undefined
  private readiness: Promise<void> = Promise.resolve()

  constructor(private readonly command: Command) {}

  get url() {
    return `http://127.0.0.1:${this.command.port}`
  }

  get pid(): number {
    if (!this.child?.pid) throw new Error(`${this.command.name} is not running`)
    return this.child.pid
  }

  /** Starts it; `ready` says when it serves. */
  launch() {
    const { args, env, port, name, readyText } = this.command
    const child = spawn(process.execPath, args, {
      env: { ...process.env, NODE_ENV: 'production', PORT: String(port), HOST: '127.0.0.1', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.child = child
    this.readiness = new Promise((resolve, reject) => {
      child.stdout.on('data', (text) => String(text).includes(readyText) && resolve())
      child.once('exit', (code) => reject(new Error(`${name} ended (code ${code}) before it was ready`)))
      setTimeout(() => reject(new Error(`${name} did not get ready`)), startWithin).unref()
    })
    // Who does not wait for it must not be ended by it.
    this.readiness.catch(() => {})
  }

  ready = () => this.readiness

  async start() {
    this.launch()
    await this.ready()
  }

  /** Asks it to end, and makes it end when it does not. */
  async stop() {
    const child = this.child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), stopWithin)
    await ended
    clearTimeout(timer)
  }

  /** Ends it without a word, as a crash does. */
  async kill() {
    const child = this.child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }

  /** For a bench that is itself being ended. */
  killNow() {
    this.child?.kill('SIGKILL')
  }

  /** Resident bytes after a collection. */
  async memory(): Promise<number> {
    for (let pass = 0; pass < 2; pass++) {
      process.kill(this.pid, 'SIGUSR2')
      await sleep(500)
    }
    return residentBytes(this.pid)
  }

  processorTime = () => processorTime(this.pid)
}
