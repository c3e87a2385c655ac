import { Redis, type RedisOptions } from 'ioredis'
import { readEnv } from '@/lib/env'
import { sharedState } from '@/lib/shared-state'

const common: RedisOptions = {
  // A command waits for nothing: what cannot be said now is healed from the log, and said late it is stale.
  enableOfflineQueue: false,
  maxRetriesPerRequest: 1,
  commandTimeout: 2_000,
  connectTimeout: 3_000,
  keepAlive: 5_000,
  retryStrategy: (tries) => Math.min(100 * 2 ** Math.min(tries, 5), 2_000) * (0.5 + Math.random()),
}

/** A connection of its own to Redis. Its errors are heard, since an unheard one ends the process. */
export const connectRedis = (options: RedisOptions = {}): Redis | null => {
  const { REDIS_URL } = readEnv()
  if (!REDIS_URL) return null
  const connection = new Redis(REDIS_URL, { ...common, ...options })
  connection.on('error', () => {})
  return connection
}

/** This process's connection for commands; null when it runs without Redis. Every command may fail: catch it. */
export const redis = (): Redis | null => sharedState('redis', connectRedis)
