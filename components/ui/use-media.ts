'use client'

import { useCallback, useSyncExternalStore } from 'react'

/** Whether a media query holds. False on the server and in the first paint. */
export const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    useCallback(
      (listener: () => void) => {
        const media = window.matchMedia(query)
        media.addEventListener('change', listener)
        return () => media.removeEventListener('change', listener)
      },
      [query],
    ),
    () => window.matchMedia(query).matches,
    () => false,
  )

/** Beside the thread there is room for the contact. The same width as `wide` in globals.css. */
export const wideScreen = '(min-width: 73.75rem)'
export const phoneScreen = '(max-width: 48rem)'
export const touchScreen = '(pointer: coarse)'
