'use client'

import { useEffect, useState } from 'react'

/** True once `value` has been true for `ms`: what is over sooner need not be shown. */
export const useSlow = (value: boolean, ms: number): boolean => {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!value) return setSlow(false)
    const timer = setTimeout(() => setSlow(true), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return slow && value
}
