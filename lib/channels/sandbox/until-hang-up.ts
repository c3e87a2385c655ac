import { GraphFailure } from './graph-errors'

/** Nobody waits longer than this for Graph; a caller who does is told that it failed. */
const longest = 120_000

/**
 * Never answers: waits until the caller hangs up, at most two minutes.
 *
 * @throws {GraphFailure} 131000 with HTTP 504, always; a caller who hung up does not see it
 */
export const untilHangUp = async (signal: AbortSignal): Promise<never> => {
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, longest).unref()
    signal.addEventListener('abort', done)
    if (signal.aborted) done()
  })
  throw new GraphFailure(131000, { status: 504 })
}
