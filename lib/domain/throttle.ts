import type { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { DomainError } from './domain-error'

/** Counts one try. Throws `too_many_requests`, with the seconds to wait, when there were too many. */
export const countTry = async (limiter: RateLimiterMemory, key: string): Promise<void> => {
  try {
    await limiter.consume(key)
  } catch (refused) {
    const seconds = Math.ceil((refused as RateLimiterRes).msBeforeNext / 1000)
    throw new DomainError('too_many_requests', 'Too many tries. Wait a few minutes and try again', {
      retryAfter: seconds,
    })
  }
}
