'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False on the server and in the first paint, true afterwards: for what only this device knows, such as its time. */
export const useMounted = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
