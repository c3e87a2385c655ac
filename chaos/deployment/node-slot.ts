import { readFileSync } from 'node:fs'
import { freePort } from '@/lib/testing/free-port'
import type { NodeOrder } from '@/lib/testing/node'
import { NodeProcess } from '@/lib/testing/node-process'

type Address = { databaseUrl: string; redisUrl: string; graphUrl: string }

const startAgainAfter = 300

/** One place in the deployment: a node that is started again on the same port whenever it has gone. */
export class NodeSlot {
  private node: NodeProcess | undefined
  private starting: Promise<void> | undefined
  private closed = false
  /** It was told to die at a failpoint: then a death is no surprise. */
  mayDie = false
  /** What a node said that ended although nobody had asked it to. */
  readonly crashes: string[] = []
  /** What its processes wrote, this one's and those of its predecessors. */
  readonly words: string[][] = []
  deaths = 0
  peakMemory = 0

  private constructor(
    private readonly address: Address,
    readonly port: number,
  ) {}

  static async start(address: Address): Promise<NodeSlot> {
    const slot = new NodeSlot(address, await freePort())
    await slot.ready()
    return slot
  }

  get serves() {
    return this.node?.alive ?? false
  }

  get pid() {
    return this.serves ? this.node?.pid : undefined
  }

  order(order: NodeOrder) {
    if (!this.serves) return
    this.node?.order(order)
    if (order.order === 'die-at') this.mayDie = true
  }

  /** Starts it unless it runs; resolves when it serves. */
  ready(): Promise<void> {
    if (this.serves || this.closed) return Promise.resolve()
    this.starting ??= this.launch().finally(() => {
      this.starting = undefined
    })
    return this.starting
  }

  /** Gone without a word, and back by itself a moment later. */
  async kill() {
    await this.starting
    await this.expectEnd((node) => node.kill())
  }

  /** Asked to stop, as a deploy does; answers how long it took, ms. */
  async stop(): Promise<number> {
    await this.starting
    return (await this.expectEnd((node) => node.stop())) ?? 0
  }

  async close() {
    this.closed = true
    await this.kill()
  }

  killNow() {
    this.closed = true
    if (this.pid) process.kill(this.pid, 'SIGKILL')
  }

  noteMemory() {
    this.peakMemory = Math.max(this.peakMemory, this.memory())
  }

  /** What it said since it was last asked. */
  takeWords(): string[] {
    return this.words.flatMap((errors) => errors.splice(0))
  }

  /** Resident megabytes; 0 when it does not run. */
  memory(): number {
    try {
      const status = readFileSync(`/proc/${this.pid}/status`, 'utf8')
      return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024
    } catch {
      return 0
    }
  }

  private async expectEnd<Result>(end: (node: NodeProcess) => Promise<Result>) {
    const { node } = this
    if (!node) return undefined
    this.node = undefined
    const result = await end(node)
    this.startSoon()
    return result
  }

  private startSoon() {
    this.deaths++
    if (!this.closed)
      setTimeout(() => void this.ready().catch((cause) => this.crashes.push(String(cause))), startAgainAfter)
  }

  private async launch() {
    const node = await NodeProcess.start({ ...this.address, port: this.port, workers: true })
    this.node = node
    this.mayDie = false
    this.words.push(node.errors)
    void node.ended().then(() => {
      if (this.node !== node) return
      this.node = undefined
      if (!this.mayDie) this.crashes.push(node.errors.join('').slice(-2_000) || 'no word')
      this.startSoon()
    })
  }
}
