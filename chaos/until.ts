import { setTimeout as sleep } from 'node:timers/promises'

const interval = 40

/** Waits until something holds; answers how long that took, or null when it did not come to hold in time. */
export const until = async (
  holds: () => boolean | Promise<boolean>,
  within: number,
): Promise<number | null> => {
  const begun = Date.now()
  while (!(await holds())) {
    if (Date.now() - begun > within) return null
    await sleep(interval)
  }
  return Date.now() - begun
}
