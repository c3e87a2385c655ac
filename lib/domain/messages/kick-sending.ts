import { sharedState } from '@/lib/shared-state'

type Slot = { kick: (() => void) | null }
const slot = () => sharedState('kick-sending', (): Slot => ({ kick: null }))

/** The send worker of this process says how it is woken; without it the queue is polled. */
export const onKickSending = (kick: (() => void) | null) => {
  slot().kick = kick
}

/** A message was queued: wakes this process' worker at once instead of at its next poll. */
export const kickSending = () => slot().kick?.()
