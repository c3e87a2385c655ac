import { create } from 'zustand'

/** One person in one window doing something in a conversation, until `expiresAt` (ms, this device's clock). */
export type Sighting = { userId: string; clientId: string; note: boolean; expiresAt: number }

type SignalsState = { byConversation: Record<string, Sighting[]> }

/**
 * A store of sightings that clear by themselves (R10): each carries a time to live, counted on this device's clock from
 * its arrival, so that clocks need not agree.
 */
const createSightings = () => {
  const useStore = create<SignalsState>()(() => ({ byConversation: {} }))

  const change = (conversationId: string, next: (sightings: Sighting[]) => Sighting[]) =>
    useStore.setState((state) => ({
      byConversation: {
        ...state.byConversation,
        [conversationId]: next(state.byConversation[conversationId] ?? []),
      },
    }))

  const stop = (conversationId: string, matches: (sighting: Sighting) => boolean) => {
    if (useStore.getState().byConversation[conversationId]?.some(matches))
      change(conversationId, (sightings) => sightings.filter((sighting) => !matches(sighting)))
  }

  const start = (
    conversationId: string,
    signal: { userId: string; clientId: string; note?: boolean; ttl: number },
  ) => {
    const { userId, clientId, note = false, ttl } = signal
    const same = (sighting: Sighting) => sighting.userId === userId && sighting.clientId === clientId
    const expiresAt = Date.now() + ttl
    change(conversationId, (sightings) => [
      ...sightings.filter((sighting) => !same(sighting)),
      { userId, clientId, note, expiresAt },
    ])
    setTimeout(() => stop(conversationId, (sighting) => sighting.expiresAt <= Date.now()), ttl + 20)
  }

  return { useStore, start, stop, clear: () => useStore.setState({ byConversation: {} }) }
}

export const typing = createSightings()
export const viewing = createSightings()
