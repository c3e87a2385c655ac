import { create } from 'zustand'
import type { PresenceList, PresenceState } from '@/lib/contract/signals'

type Presence = { state: PresenceState; expiresAt: number }
type PresenceStore = { byUser: Record<string, Presence> }

/** Who is online or away. Nobody in it is offline; an entry that is not renewed goes by itself (R10). */
export const usePresence = create<PresenceStore>()(() => ({ byUser: {} }))

export const setOffline = (userIds: string[]) =>
  usePresence.setState((store) => {
    const gone = new Set(userIds)
    return {
      byUser: Object.fromEntries(Object.entries(store.byUser).filter(([userId]) => !gone.has(userId))),
    }
  })

/** These people are in this state for the next `ttl` ms. */
export const setPresence = (userIds: string[], state: PresenceState, ttl: number) => {
  if (userIds.length === 0) return
  const said = { state, expiresAt: Date.now() + ttl }
  usePresence.setState((store) => ({
    byUser: { ...store.byUser, ...Object.fromEntries(userIds.map((userId) => [userId, said])) },
  }))
  setTimeout(() => {
    const { byUser } = usePresence.getState()
    const expired = userIds.filter((userId) => (byUser[userId]?.expiresAt ?? Infinity) <= Date.now())
    if (expired.length > 0) setOffline(expired)
  }, ttl + 20)
}

/** Everybody who is here, from the server's own list: who is not in it is offline. */
export const replacePresence = ({ online, away, ttl }: PresenceList) => {
  clearPresence()
  setPresence(online, 'online', ttl)
  setPresence(away, 'away', ttl)
}

export const clearPresence = () => usePresence.setState({ byUser: {} })
