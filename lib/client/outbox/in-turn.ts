/** Longer than any try takes. A tab that holds its turn for longer is frozen, or its machine slept. */
const patience = 20_000

/**
 * Runs `work` while no other tab of this browser runs work of the same name, in the order of asking. The turn of a tab
 * that died goes on by itself; that of one that does not end is taken from it, which is harmless since what it may have
 * sent carries the same id (R7). Where there are no locks (a page over plain http) it simply runs.
 */
export const inTurn = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
  if (!navigator.locks) return work()
  let running: Promise<Result> | undefined
  const run = () => {
    running = work()
    return running
  }
  const waited = new AbortController()
  const timer = setTimeout(() => waited.abort(), patience)
  try {
    return await navigator.locks.request(name, { signal: waited.signal }, run)
  } catch (cause) {
    // Begun and taken away: what it does still comes to its end.
    if (running !== undefined) return running
    if (!waited.signal.aborted) throw cause
    return navigator.locks.request(name, { steal: true }, run)
  } finally {
    clearTimeout(timer)
  }
}
