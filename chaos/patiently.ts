import { setTimeout as sleep } from 'node:timers/promises'

const pause = 300
const tries = 60

/** Reads what the harness itself needs of a database that may just be coming back. */
export const patiently = async <Result>(read: () => Promise<Result>): Promise<Result> => {
  for (let count = 1; ; count++) {
    try {
      return await read()
    } catch (cause) {
      if (count === tries) throw cause
      await sleep(pause)
    }
  }
}
