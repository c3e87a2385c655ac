import { type PresenceState, presenceTtl } from '@/lib/contract/signals'

/** Long enough for a reload, so that one does not look like leaving. */
const leaveAfter = 3_000

export type PresenceEntry = { userId: string; state: PresenceState; ttl: number }
type Announce = (workspaceId: string, userId: string, state: PresenceState | 'offline') => void

/**
 * Who is here. Several windows of one person are one presence: online when any of them is used, away when all are idle,
 * offline shortly after the last one closed.
 */
export class Presence {
  private readonly workspaces = new Map<string, Map<string, Map<string, PresenceState>>>()

  constructor(
    private readonly announce: Announce,
    private readonly schedule: (run: () => void, delay: number) => void = (run, delay) => {
      setTimeout(run, delay).unref()
    },
  ) {}

  set(workspaceId: string, userId: string, socketId: string, state: PresenceState) {
    const before = this.stateOf(workspaceId, userId)
    const users = this.workspaces.get(workspaceId) ?? new Map<string, Map<string, PresenceState>>()
    this.workspaces.set(workspaceId, users)
    const windows = users.get(userId) ?? new Map<string, PresenceState>()
    users.set(userId, windows)
    windows.set(socketId, state)
    const after = this.stateOf(workspaceId, userId)
    if (after !== before) this.announce(workspaceId, userId, after)
  }

  remove(workspaceId: string, userId: string, socketId: string) {
    const windows = this.workspaces.get(workspaceId)?.get(userId)
    const before = this.stateOf(workspaceId, userId)
    if (!windows?.delete(socketId)) return
    if (windows.size > 0) {
      const after = this.stateOf(workspaceId, userId)
      if (after !== before) this.announce(workspaceId, userId, after)
      return
    }
    this.schedule(() => {
      if (windows.size > 0) return
      const users = this.workspaces.get(workspaceId)
      if (users?.get(userId) !== windows) return
      users.delete(userId)
      if (users.size === 0) this.workspaces.delete(workspaceId)
      this.announce(workspaceId, userId, 'offline')
    }, leaveAfter)
  }

  stateOf(workspaceId: string, userId: string): PresenceState | 'offline' {
    const windows = this.workspaces.get(workspaceId)?.get(userId)
    if (!windows || windows.size === 0) return 'offline'
    return [...windows.values()].includes('online') ? 'online' : 'away'
  }

  list(workspaceId: string): PresenceEntry[] {
    const users = this.workspaces.get(workspaceId) ?? new Map<string, Map<string, PresenceState>>()
    return [...users.keys()].flatMap((userId) => {
      const state = this.stateOf(workspaceId, userId)
      return state === 'offline' ? [] : [{ userId, state, ttl: presenceTtl }]
    })
  }

  /** Says again who is here, before what was said expires (R10). */
  renew() {
    for (const workspaceId of this.workspaces.keys())
      for (const { userId, state } of this.list(workspaceId)) this.announce(workspaceId, userId, state)
  }
}
