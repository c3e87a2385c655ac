import { IDBFactory } from 'fake-indexeddb'
import { vi } from 'vitest'

type Turn = { name: string; run: () => void; signal?: AbortSignal }

/** The part of Web Locks that is used: turns in the order of asking, and taking a turn away. */
export const createLocks = () => {
  const held = new Map<string, symbol>()
  const queue: Turn[] = []
  const next = (name: string) => {
    if (held.has(name)) return
    const index = queue.findIndex((turn) => turn.name === name)
    if (index >= 0) queue.splice(index, 1)[0]?.run()
  }
  const request = <Result>(
    name: string,
    { signal, steal = false }: { signal?: AbortSignal; steal?: boolean },
    work: () => Promise<Result>,
  ) =>
    new Promise<Result>((resolve, reject) => {
      const run = () => {
        const mine = Symbol(name)
        held.set(name, mine)
        const end = () => {
          if (held.get(name) === mine) held.delete(name)
          next(name)
        }
        work().then(resolve, reject).finally(end)
      }
      if (steal) return run()
      const turn: Turn = { name, run }
      queue.push(turn)
      signal?.addEventListener('abort', () => {
        const index = queue.indexOf(turn)
        if (index < 0) return
        queue.splice(index, 1)
        reject(signal.reason)
      })
      next(name)
    })
  return { request }
}

/** What tabs of one browser share, where there is no browser: storage, locks, and the channels between them. */
export const installBrowser = () => {
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('navigator', { onLine: true, locks: createLocks() })
}
