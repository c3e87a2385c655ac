'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useLayoutEffect, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  window.addEventListener('popstate', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('popstate', listener)
  }
}

const tell = () => {
  for (const listener of listeners) listener()
}

const read = () => window.location.pathname + window.location.search

/**
 * Changes the address without asking the server, and draws what it says at once. Next hears of it too (it listens to the
 * History API), but draws as a transition, which is behind everything else; a key press should not wait for that.
 */
export const changeAddress = (href: string) => {
  window.history.pushState(null, '', href)
  tell()
}

/** The path and query of the address bar. */
export const useAddress = (): string => {
  const pathname = usePathname()
  const search = useSearchParams().toString()
  // Next draws first and changes the address bar after that, so what was just read may be of the page before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: called for their changes
  useLayoutEffect(tell, [pathname, search])
  return useSyncExternalStore(subscribe, read, () => (search ? `${pathname}?${search}` : pathname))
}
