import { DomainError } from '@/lib/domain/domain-error'

/** A caller that waits longer has given up or thinks so; our own work takes milliseconds. */
const answerWithin = 2_500

/**
 * What the work answers, or after 2.5 s `unavailable` (503), so that nobody hangs with a database that hangs. The work
 * itself is not undone: what came of it is unknown to the caller, who asks again with the same id (R7, R11).
 */
export const inTime = async <Result>(work: Promise<Result>): Promise<Result> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const error = new DomainError('unavailable', 'The server is busy. Try again in a moment')
    timer = setTimeout(() => reject(error), answerWithin)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
