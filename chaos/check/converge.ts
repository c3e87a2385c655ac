import type { Load } from '../load/load'
import type { Seat } from '../load/seat'
import { until } from '../until'
import { expectedOf } from './permitted'
import { type LogRow, readHead, readLog } from './truth'

type Goal = { epoch: string; log: LogRow[] }

const lastFor = ({ team, member, conversationIds, window }: Seat, { log }: Goal): number => {
  const { knows } = window.options
  const listener = {
    userId: member.userId,
    channelId: team.workspace.channelId,
    conversationIds,
    ...(knows && { knows }),
  }
  return expectedOf(listener, log, 0, Number.POSITIVE_INFINITY).at(-1)?.seq ?? 0
}

const hasReached = (seat: Seat, goal: Goal) => {
  const { signedOut, cursor, live } = seat.window
  if (signedOut || seat.hasLeft) return true
  return live && cursor?.epoch === goal.epoch && cursor.seq >= lastFor(seat, goal)
}

/**
 * Waits until every window is live and shows all that the logs held when this was called (I6). Answers the milliseconds
 * that took, or null when some window did not get there in time.
 */
export const converge = async (load: Load, within: number): Promise<number | null> => {
  const begun = Date.now()
  const goals = new Map<string, Goal>()
  for (const { workspace } of load.teams) {
    const { epoch } = await readHead(workspace.workspaceId)
    goals.set(workspace.workspaceId, { epoch, log: await readLog(workspace.workspaceId) })
  }
  const left = new Set(load.seats)
  const done = await until(() => {
    for (const seat of left) {
      const goal = goals.get(seat.team.workspace.workspaceId)
      if (goal && hasReached(seat, goal)) left.delete(seat)
    }
    return left.size === 0
  }, within)
  return done === null ? null : Date.now() - begun
}
