import { DomainError } from '@/lib/domain/domain-error'

/** A caller that waits longer has given up or thinks so; our own work takes milliseconds. */
const answerWithin = 2_500
const tick = 250

/**
 * The clock of one request. What it answers takes pieces of work, one after the other: each gives what it gives, or, when
 * all together have taken 2.5 s, `unavailable` (503), so that nobody hangs with a database that hangs. The work itself is
 * not undone: what came of it is unknown to the caller, who asks again with the same id (R7, R11).
 *
 * Counted in ticks: while this process itself is busy, with code that runs for the first time, no time passes.
 */
export const startClock = () => {
  let left = answerWithin / tick
  return async <Result>(work: Promise<Result>): Promise<Result> => {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setInterval(() => {
        if (--left <= 0) reject(new DomainError('unavailable', 'The server is busy. Try again in a moment'))
      }, tick)
    })
    try {
      return await Promise.race([work, late])
    } finally {
      clearInterval(timer)
    }
  }
}
