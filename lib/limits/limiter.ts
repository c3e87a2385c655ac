import type { Redis } from 'ioredis'
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible'
import type { Rate } from './rates'

const secondsLeft = (refused: unknown) =>
  Math.max(1, Math.ceil((refused as RateLimiterRes).msBeforeNext / 1000))

/**
 * One limit by rate. Decides from this process's memory; with Redis, the nodes add up what each allowed once a second and
 * block what is over together, so that nobody waits for Redis and nothing depends on it.
 */
export class Limiter {
  private readonly here: RateLimiterMemory
  private readonly everywhere: RateLimiterRedis | null
  /** Allowed here and not yet told to the others. */
  private readonly untold = new Map<string, number>()

  constructor(
    name: string,
    private readonly rate: Rate,
    redis: Redis | null,
  ) {
    const options = { points: rate.points, duration: rate.seconds }
    this.here = new RateLimiterMemory(options)
    this.everywhere =
      redis &&
      new RateLimiterRedis({
        ...options,
        storeClient: redis,
        keyPrefix: `parley:limit:${name}`,
        rejectIfRedisNotReady: true,
        insuranceLimiter: new RateLimiterMemory(options),
      })
  }

  /** Counts one. Answers 0 when it is allowed, else how many seconds to wait. Never waits for Redis. */
  async take(key: string): Promise<number> {
    try {
      await this.here.consume(key)
    } catch (refused) {
      return secondsLeft(refused)
    }
    if (this.everywhere) this.untold.set(key, (this.untold.get(key) ?? 0) + 1)
    return 0
  }

  /** As `take`, but exact over all nodes: asks Redis and waits for it. For what is rare and must not be tried often. */
  async takeEverywhere(key: string): Promise<number> {
    if (!this.everywhere) return this.take(key)
    try {
      await this.everywhere.consume(key)
      return 0
    } catch (refused) {
      return secondsLeft(refused)
    }
  }

  /** Starts anew for a key. */
  async forget(key: string): Promise<void> {
    this.untold.delete(key)
    await Promise.all([this.here.delete(key), this.everywhere?.delete(key).catch(() => {})])
  }

  /** Adds what was allowed here to what the others allowed. What Redis does not take now is not told again later. */
  async tell(): Promise<void> {
    const { everywhere } = this
    if (!everywhere || this.untold.size === 0) return
    const told = [...this.untold]
    this.untold.clear()
    await Promise.all(
      told.map(async ([key, points]) => {
        const total = await everywhere.penalty(key, points).catch(() => null)
        if (total && total.consumedPoints > this.rate.points) await this.here.block(key, secondsLeft(total))
      }),
    )
  }
}
