import { create } from 'zustand'
import type { PresenceState } from '@/lib/contract/signals'

type Presence = { state: PresenceState; expiresAt: number }
type PresenceStore = { byUser: Record<string, Presence> }

/** Who is online or away. Nobody in it is offline; an entry that is not renewed goes by itself (R10). */
export const usePresence = create<PresenceStore>()(() => ({ byUser: {} }))

export const setOffline = (userId: string) =>
  usePresence.setState((store) => {
    const { [userId]: _gone, ...byUser } = store.byUser
    return { byUser }
  })

export const setPresence = (userId: string, state: PresenceState, ttl: number) => {
  usePresence.setState((store) => ({
    byUser: { ...store.byUser, [userId]: { state, expiresAt: Date.now() + ttl } },
  }))
  setTimeout(() => {
    const entry = usePresence.getState().byUser[userId]
    if (entry && entry.expiresAt <= Date.now()) setOffline(userId)
  }, ttl + 20)
}

export const clearPresence = () => usePresence.setState({ byUser: {} })
