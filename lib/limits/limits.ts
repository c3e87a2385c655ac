import { DomainError } from '@/lib/domain/domain-error'
import { metrics } from '@/lib/metrics/metrics'
import { redis } from '@/lib/redis/client'
import { sharedState } from '@/lib/shared-state'
import { Limiter } from './limiter'
import { type RateName, rates } from './rates'

const tellEvery = 1_000

/** For the person who tried a password or a code again and again. */
export const tooOften = 'Too many tries. Wait a few minutes and try again'

const create = (): Record<RateName, Limiter> => {
  const client = redis()
  const made = Object.fromEntries(
    Object.entries(rates).map(([name, rate]) => [name, new Limiter(name, rate, client)]),
  ) as Record<RateName, Limiter>
  if (client)
    setInterval(() => {
      for (const limiter of Object.values(made)) void limiter.tell()
    }, tellEvery).unref()
  return made
}

const limiters = () => sharedState('limiters', create)

/** A refusal with its meaning: HTTP makes it 429 with Retry-After, a command a typed ack. */
export const tooMany = (
  limit: string,
  seconds: number,
  message = 'That was a lot at once. Wait a moment and try again',
) => {
  metrics().rateLimited.inc({ limit })
  return new DomainError('too_many_requests', message, { retryAfter: seconds })
}

/** Counts one; answers how many seconds to wait, 0 when it is allowed. For who cannot throw. */
export const over = async (name: RateName, key: string): Promise<number> => {
  const seconds = await limiters()[name].take(key)
  if (seconds > 0) metrics().rateLimited.inc({ limit: name })
  return seconds
}

/** Counts one from this process's memory; throws `too_many_requests` when it is over the limit. */
export const within = async (name: RateName, key: string): Promise<void> => {
  const seconds = await limiters()[name].take(key)
  if (seconds > 0) throw tooMany(name, seconds)
}

/** As `within`, exact over all nodes, at the price of asking Redis. `message` is for the person. */
export const withinEverywhere = async (name: RateName, key: string, message?: string): Promise<void> => {
  const seconds = await limiters()[name].takeEverywhere(key)
  if (seconds > 0) throw tooMany(name, seconds, message)
}

/** Starts a limit anew for a key. */
export const forgetLimit = (name: RateName, key: string): Promise<void> => limiters()[name].forget(key)
