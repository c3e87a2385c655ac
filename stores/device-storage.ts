import { createJSONStorage } from 'zustand/middleware'

const memory = new Map<string, string>()

/** Local storage where there is any. When it refuses (full, turned off), the window works on with what it has in memory. */
export const deviceStorage = <State>() =>
  createJSONStorage<State>(() => ({
    getItem: (name) => globalThis.localStorage?.getItem(name) ?? memory.get(name) ?? null,
    setItem: (name, value) => {
      try {
        globalThis.localStorage.setItem(name, value)
      } catch {
        memory.set(name, value)
      }
    },
    removeItem: (name) => {
      memory.delete(name)
      globalThis.localStorage?.removeItem(name)
    },
  }))
