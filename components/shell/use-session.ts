'use client'

import { useState } from 'react'
import { signOut } from '@/lib/client/sign-out'
import { useOutbox } from '@/stores/outbox'

/** Signs out; asks first when something was not sent. */
export const useSignOut = () => {
  const unsent = useOutbox((state) => state.pending.length)
  const [asking, setAsking] = useState(false)
  const leave = () => void signOut()
  return {
    unsent,
    asking,
    ask: () => (unsent > 0 ? setAsking(true) : leave()),
    leave,
    stay: () => setAsking(false),
  }
}
