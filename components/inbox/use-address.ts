'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  window.addEventListener('popstate', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('popstate', listener)
  }
}

const read = () => window.location.pathname + window.location.search

/**
 * Changes the address without asking the server, and draws what it says at once. Next hears of it too (it listens to the
 * History API), but draws as a transition, which is behind everything else; a key press should not wait for that.
 */
export const changeAddress = (href: string) => {
  window.history.pushState(null, '', href)
  for (const listener of listeners) listener()
}

/** The path and query of the address bar. */
export const useAddress = (): string => {
  // Called for their changes: after a navigation of Next, this draws again and reads the address anew.
  const pathname = usePathname()
  const search = useSearchParams().toString()
  return useSyncExternalStore(subscribe, read, () => (search ? `${pathname}?${search}` : pathname))
}
