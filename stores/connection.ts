import { create } from 'zustand'

/** Where this window stands in the workspace's log: everything up to `seq` is applied (R4). */
export type Cursor = { epoch: string; seq: number }

/** How fresh the screen is (R16). `since`: when it stopped being live, ms. */
export type Freshness =
  | { state: 'starting' }
  | { state: 'live' }
  | { state: 'catching-up'; since: number }
  /** Connected, but the server itself is not at the end of the log. */
  | { state: 'behind'; since: number }
  | { state: 'offline'; since: number }
  | { state: 'signed-out' }
  | { state: 'failed'; message: string }

type ConnectionState = {
  freshness: Freshness
  cursor: Cursor | null
  /** The server speaks a newer contract than this window's code: offer to reload. */
  outdated: boolean
}

export const useConnection = create<ConnectionState>()(() => ({
  freshness: { state: 'starting' },
  cursor: null,
  outdated: false,
}))

export const setFreshness = (freshness: Freshness) => useConnection.setState({ freshness })
export const setCursor = (cursor: Cursor | null) => useConnection.setState({ cursor })
