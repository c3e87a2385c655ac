import { describe, expect, it } from 'vitest'
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
