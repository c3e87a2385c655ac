import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { type Faults, Pump } from './pump'

type Pair = { client: Socket; server: Socket; up: Pump; down: Pump }

/**
 * A TCP proxy that does to connections what networks do: delay, narrow, slice, reset, or swallow everything without
 * closing. Each connection goes where `target` says at that moment.
 */
export class FaultProxy {
  faults: Faults = {}
  /** Rewrites what the server says; for reordering what a protocol lets be reordered. One per connection. */
  rewrite: ((write: (bytes: Buffer) => void) => (bytes: Buffer) => void) | undefined
  private readonly pairs = new Set<Pair>()
  private swallowing = { up: false, down: false }
  private refusing = false
  /** Where the newest connection went. */
  lastTarget: number | undefined

  private constructor(
    private readonly server: Server,
    private readonly target: () => number | undefined,
  ) {}

  static async listen(target: () => number | undefined): Promise<FaultProxy> {
    const server = createServer({ noDelay: true })
    const proxy = new FaultProxy(server, target)
    server.on('connection', (client) => proxy.accept(client))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return proxy
  }

  get port() {
    return (this.server.address() as AddressInfo).port
  }

  /** Nothing goes through any more and nothing is closed; new connections are taken and stay mute. */
  blackHole(directions: ('up' | 'down')[] = ['up', 'down']) {
    for (const direction of directions) this.swallowing[direction] = true
    this.applyHold()
  }

  /** New connections are reset at once. */
  refuse() {
    this.refusing = true
    this.dropAll()
  }

  /** Those that are open stay; there will be no other. */
  refuseLater() {
    this.refusing = true
  }

  /** Every connection is reset. */
  dropAll() {
    for (const pair of this.pairs) this.reset(pair)
  }

  heal() {
    this.faults = {}
    this.rewrite = undefined
    this.refusing = false
    this.swallowing = { up: false, down: false }
    this.applyHold()
  }

  async close() {
    this.refuse()
    this.server.close()
    await once(this.server, 'close')
  }

  private applyHold() {
    for (const { up, down } of this.pairs) {
      up.hold(this.swallowing.up)
      down.hold(this.swallowing.down)
    }
  }

  private reset(pair: Pair) {
    this.pairs.delete(pair)
    pair.up.stop()
    pair.down.stop()
    pair.client.resetAndDestroy()
    pair.server.resetAndDestroy()
  }

  private accept(client: Socket) {
    client.on('error', () => {})
    const port = this.refusing ? undefined : this.target()
    if (port === undefined) return void client.resetAndDestroy()
    this.lastTarget = port
    const server = connect({ port, host: '127.0.0.1', noDelay: true })
    server.on('error', () => {})
    const onReset = () => this.reset(pair)
    const faults = () => this.faults
    const up = new Pump(client, server, faults, onReset)
    const down = new Pump(server, client, faults, onReset, this.rewrite)
    const pair = { client, server, up, down }
    this.pairs.add(pair)
    up.hold(this.swallowing.up)
    down.hold(this.swallowing.down)
    for (const [end, pump] of [
      [client, up],
      [server, down],
    ] as const)
      end.on('close', () => pump.whenFlushed(() => this.end(pair)))
  }

  private end(pair: Pair) {
    this.pairs.delete(pair)
    pair.client.destroy()
    pair.server.destroy()
  }
}
