import { log } from '@/lib/log'

type Step = { name: string; stop: () => Promise<unknown> | undefined }

/** For one step, and for all of them: the last step, the database, always gets its turn within the promised 10 s. */
const longest = 4_000
const altogether = 7_000
const shortest = 500

/** Runs the steps one after the other; one that fails or hangs does not keep the rest from being stopped. */
export const stopInOrder = async (steps: Step[]): Promise<void> => {
  const end = Date.now() + altogether
  for (const { name, stop } of steps) {
    const patience = Math.max(shortest, Math.min(longest, end - Date.now()))
    const late = new Promise<string>((resolve) => {
      setTimeout(() => resolve('late'), patience).unref()
    })
    try {
      if ((await Promise.race([stop(), late])) === 'late')
        log().warn({ step: name }, 'stopping takes long; going on')
    } catch (cause) {
      log().warn({ err: cause, step: name }, 'stopping failed; going on')
    }
  }
}
