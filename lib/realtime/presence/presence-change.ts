import type { PresenceState } from '@/lib/contract/signals'

/** People by what became of them. */
export type PresenceChange = { online: string[]; away: string[]; offline: string[] }

/** Sorts people by their state now; undefined is offline. */
export const presenceChange = (
  userIds: Iterable<string>,
  stateOf: (userId: string) => PresenceState | undefined,
): PresenceChange => {
  const change: PresenceChange = { online: [], away: [], offline: [] }
  for (const userId of userIds) change[stateOf(userId) ?? 'offline'].push(userId)
  return change
}
