import { afterAll, beforeAll } from 'vitest'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { createTestDatabase, type TestDatabase } from './database'
import { NodeProcess } from './node-process'
import { RedisServer } from './redis-server'
import { testEnvironment } from './test-server'

export type Nodes = { nodes: NodeProcess[]; redis: RedisServer; database: TestDatabase }

type Options = { count?: number; workers?: boolean; graphUrl?: () => string }

/**
 * Several nodes of one deployment as processes of their own, with a database and a Redis of their own, for the tests of
 * one file. The factories work as with `useTestServer`.
 */
export const useNodes = ({ count = 2, workers = false, graphUrl }: Options = {}): (() => Nodes) => {
  let started: Nodes | undefined
  beforeAll(async () => {
    const [database, redis] = await Promise.all([createTestDatabase(), RedisServer.start()])
    Object.assign(process.env, testEnvironment(database.databaseUrl, 1))
    const options = { databaseUrl: database.databaseUrl, redisUrl: redis.url, workers }
    const address = graphUrl && { graphUrl: graphUrl() }
    const nodes = await Promise.all(
      Array.from({ length: count }, () => NodeProcess.start({ ...options, ...address })),
    )
    started = { nodes, redis, database }
  })
  afterAll(async () => {
    await Promise.all((started?.nodes ?? []).map((node) => node.kill()))
    await started?.redis.kill()
    await db().$disconnect()
    await pool().end()
    await started?.database.drop()
  })
  return () => {
    if (!started) throw new Error('the nodes run inside tests only')
    return started
  }
}
