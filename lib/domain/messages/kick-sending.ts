import { bus } from '@/lib/bus/bus'
import { workTopic } from '@/lib/bus/topics'
import { sharedState } from '@/lib/shared-state'

type Slot = { kick: (() => void) | null }
const slot = () => sharedState('kick-sending', (): Slot => ({ kick: null }))

/** The send worker of this process says how it is woken; without it the queue is polled. */
export const onKickSending = (kick: (() => void) | null) => {
  slot().kick = kick
}

/** A message was queued: wakes a worker at once instead of at its next poll, at another node when there is none here. */
export const kickSending = () => {
  const { kick } = slot()
  if (kick) kick()
  else bus()?.publish(workTopic, {})
}
