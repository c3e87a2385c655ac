import { useConnection } from '@/stores/connection'

/** An answer that was read from another log than ours: everything on screen is of the old one. */
export const noteEpoch = (epoch: string) => {
  const { cursor } = useConnection.getState()
  if (cursor && cursor.epoch !== epoch) window.dispatchEvent(new Event('parley:new-epoch'))
}
