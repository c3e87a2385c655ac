'use client'

import { useState } from 'react'
import { useErrorText } from '@/components/providers/use-error-text'

/** One step of a dialog that asks the server: whether it is under way, and what went wrong. */
export const useStep = () => {
  const errorText = useErrorText()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  /** Runs a request and keeps what went wrong. */
  const run = async (request: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setTrouble(null)
    try {
      await request()
    } catch (error) {
      setTrouble(errorText(error))
    }
    setBusy(false)
  }
  return { busy, trouble, run }
}
