import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { migrate } from '@/lib/db/migrate'
import { pool } from '@/lib/db/pool'
import { installQueues } from '@/lib/jobs/install-queues'
import { RedisServer } from '@/lib/testing/redis-server'
import { testEnvironment } from '@/lib/testing/test-server'
import { Provider } from '../load/provider'
import type { Random } from '../random'
import { FaultProxy } from './fault-proxy'
import { NodeSlot } from './node-slot'
import { ChaosPostgres } from './postgres'

const database = 'parley_chaos'
const nodeCount = 3

/** Three nodes with workers, Postgres and Redis behind fault proxies, and who stands for Meta. */
export class Deployment {
  private constructor(
    private readonly folder: string,
    readonly postgres: ChaosPostgres,
    readonly redis: RedisServer,
    readonly postgresLink: FaultProxy,
    readonly redisLink: FaultProxy,
    /** The harness's own way to Postgres, without faults. */
    private readonly ownLink: FaultProxy,
    readonly provider: Provider,
    readonly nodes: NodeSlot[],
  ) {}

  static async start(random: Random): Promise<Deployment> {
    mkdirSync('.parley', { recursive: true })
    const folder = mkdtempSync(path.resolve('.parley/chaos-'))
    const [postgres, redis] = await Promise.all([ChaosPostgres.create(folder), RedisServer.start()])
    process.once('exit', () => postgres.killNow())
    const [postgresLink, ownLink] = await Promise.all([
      FaultProxy.listen(() => postgres.port),
      FaultProxy.listen(() => postgres.port),
    ])
    const redisLink = await FaultProxy.listen(() => redis.port)
    const ownUrl = postgres.url(database, ownLink.port)
    await makeDatabase(postgres.url('postgres', ownLink.port), ownUrl)
    Object.assign(process.env, testEnvironment(ownUrl, 1))
    const provider = await Provider.start(random)
    const nodes = await startNodes({
      databaseUrl: postgres.url(database, postgresLink.port),
      redisUrl: `redis://127.0.0.1:${redisLink.port}`,
      graphUrl: provider.url,
    })
    return new Deployment(folder, postgres, redis, postgresLink, redisLink, ownLink, provider, nodes)
  }

  /** How many nodes have ended so far, for whatever reason. */
  get deaths() {
    return this.nodes.reduce((sum, node) => sum + node.deaths, 0)
  }

  /** What the largest node holds now, and what the largest held at most, MB. */
  get memory() {
    return Math.round(Math.max(...this.nodes.map((node) => node.memory())))
  }

  get peakMemory() {
    return Math.round(Math.max(...this.nodes.map((node) => node.peakMemory)))
  }

  private get links() {
    return [this.postgresLink, this.redisLink, this.ownLink]
  }

  /** The port of a node that serves, as a balancer picks one; undefined when none does. */
  pickNode(random: Random): number | undefined {
    const serving = this.nodes.filter((node) => node.serves)
    return serving.length > 0 ? random.pick(serving).port : undefined
  }

  /** Whatever a scenario did to its parts is over, and every node serves. */
  async heal() {
    for (const link of [this.postgresLink, this.redisLink]) link.heal()
    await this.redis.ensure()
    this.redis.resume()
    this.postgres.resume()
    await Promise.all(this.nodes.map((node) => node.ready()))
  }

  /** Nodes that were told to misbehave forget it only by dying. */
  async replaceNodes() {
    await Promise.all(this.nodes.map((node) => node.kill()))
    await this.heal()
  }

  async stop() {
    await Promise.all(this.nodes.map((node) => node.close()))
    await this.provider.stop()
    await pool().end()
    await Promise.all([this.redis.kill(), this.postgres.crash(), ...this.links.map((link) => link.close())])
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** For a harness that is being ended: no process of ours outlives it. */
  killNow() {
    for (const node of this.nodes) node.killNow()
    void this.redis.kill()
    this.postgres.killNow()
  }
}

const makeDatabase = async (adminUrl: string, url: string) => {
  const client = new pg.Client(adminUrl)
  await client.connect()
  await client.query(`CREATE DATABASE ${database}`).finally(() => client.end())
  await migrate(url)
  await installQueues(url)
}

/** One after the other: each takes a whole processor for some seconds to load. */
const startNodes = async (address: { databaseUrl: string; redisUrl: string; graphUrl: string }) => {
  const nodes: NodeSlot[] = []
  for (let count = 0; count < nodeCount; count++) nodes.push(await NodeSlot.start(address))
  return nodes
}
