import { log } from '@/lib/log'

type Step = { name: string; stop: () => Promise<unknown> | undefined }

const longest = 4_000

/** Runs the steps one after the other; one that fails or hangs does not keep the rest from being stopped. */
export const stopInOrder = async (steps: Step[]): Promise<void> => {
  for (const { name, stop } of steps) {
    const late = new Promise<string>((resolve) => {
      setTimeout(() => resolve('late'), longest).unref()
    })
    try {
      if ((await Promise.race([stop(), late])) === 'late')
        log().warn({ step: name }, 'stopping takes long; going on')
    } catch (cause) {
      log().warn({ err: cause, step: name }, 'stopping failed; going on')
    }
  }
}
