import { type ChildProcess, spawn } from 'node:child_process'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { freePort } from '@/lib/testing/free-port'
import { Limiter } from './limiter'

const rate = { points: 10, seconds: 60 }
const take = async (limiter: Limiter, times: number, key = 'ana') => {
  let allowed = 0
  for (let count = 0; count < times; count++) if ((await limiter.take(key)) === 0) allowed++
  return allowed
}

describe('a limit on one node', () => {
  it('allows what it says and then names the time to wait, for each key by itself', async () => {
    const limiter = new Limiter('alone', rate, null)
    expect(await take(limiter, 15)).toBe(10)
    const wait = await limiter.take('ana')
    expect(wait).toBeGreaterThan(50)
    expect(wait).toBeLessThanOrEqual(60)
    expect(await take(limiter, 1, 'ben')).toBe(1)
    await limiter.forget('ana')
    expect(await take(limiter, 1)).toBe(1)
  })
})

let server: ChildProcess
let port: number
const open: Redis[] = []
const connection = async () => {
  const redis = new Redis(port, '127.0.0.1', {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 500,
  })
  redis.on('error', () => {})
  open.push(redis)
  await vi.waitFor(() => expect(redis.status).toBe('ready'), { timeout: 5_000 })
  return redis
}

const startRedis = () =>
  spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], { stdio: 'ignore' })

describe('a limit of several nodes', () => {
  beforeAll(async () => {
    port = await freePort()
    server = startRedis()
  })
  afterEach(() => {
    for (const redis of open.splice(0)) redis.disconnect()
  })
  afterAll(() => void server.kill('SIGKILL'))

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
    server.kill('SIGSTOP')
    expect(await take(limiter, 15)).toBe(10)
    await limiter.tell()
    expect(await limiter.takeEverywhere('ben')).toBe(0)
    server.kill('SIGCONT')
    server.kill('SIGKILL')
    await vi.waitFor(() => expect(redis.status).not.toBe('ready'))
    expect(await take(limiter, 15, 'cleo')).toBe(10)
    await limiter.tell()
    expect(await limiter.takeEverywhere('ben')).toBe(0)
  })
})
