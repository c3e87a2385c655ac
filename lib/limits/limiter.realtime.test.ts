import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { RedisServer } from '@/lib/testing/redis-server'
import { Limiter } from './limiter'

const rate = { points: 10, seconds: 60 }
const take = async (limiter: Limiter, times: number, key = 'ana') => {
  let allowed = 0
  for (let count = 0; count < times; count++) if ((await limiter.take(key)) === 0) allowed++
  return allowed
}

let server: RedisServer
const open: Redis[] = []
const connection = async () => {
  const redis = new Redis(server.url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 500,
  })
  redis.on('error', () => {})
  open.push(redis)
  await vi.waitFor(() => expect(redis.status).toBe('ready'), { timeout: 5_000 })
  return redis
}

describe('a limit of several nodes', () => {
  beforeAll(async () => {
    server = await RedisServer.start()
  })
  afterEach(() => {
    for (const redis of open.splice(0)) redis.disconnect()
  })
  afterAll(() => server.kill())

  it('is for all of them together', async () => {
    const [one, two] = [
      new Limiter('shared', rate, await connection()),
      new Limiter('shared', rate, await connection()),
    ]
    expect(await take(one, 8)).toBe(8)
    expect(await take(two, 8)).toBe(8)
    await one.tell()
    // Now the second learns that there were 16 in all.
    await two.tell()
    expect(await take(two, 1)).toBe(0)
    expect(await take(two, 1, 'ben')).toBe(1)
  })

  it('asked everywhere, is exact', async () => {
    const [one, two] = [
      new Limiter('exact', rate, await connection()),
      new Limiter('exact', rate, await connection()),
    ]
    let allowed = 0
    for (let count = 0; count < 20; count++)
      if ((await (count % 2 ? one : two).takeEverywhere('ana')) === 0) allowed++
    expect(allowed).toBe(10)
    await one.forget('ana')
    expect(await two.takeEverywhere('ana')).toBe(0)
  })

  it('goes on from memory while Redis hangs or is dead, and asks nobody on the way', async () => {
    const redis = await connection()
    const limiter = new Limiter('outage', rate, redis)
    server.pause()
    expect(await take(limiter, 15)).toBe(10)
    await limiter.tell()
    expect(await limiter.takeEverywhere('ben')).toBe(0)
    await server.kill()
    await vi.waitFor(() => expect(redis.status).not.toBe('ready'))
    expect(await take(limiter, 15, 'cleo')).toBe(10)
    await limiter.tell()
    expect(await limiter.takeEverywhere('ben')).toBe(0)
  })
})
