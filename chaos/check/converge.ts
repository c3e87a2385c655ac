import type { Load } from '../load/load'
import type { Seat } from '../load/seat'
import { patiently } from '../patiently'
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

const hasReached = (seat: Seat, epoch: string, seq: number) => {
  const { signedOut, cursor, live } = seat.window
  return signedOut || seat.hasLeft || (live && cursor?.epoch === epoch && cursor.seq >= seq)
}

/**
 * Waits until every window is live and shows all that the logs held when this was called (I6). Answers the milliseconds
 * that took, or null when some window did not get there in time.
 */
export const converge = async (load: Load, within: number): Promise<number | null> => {
  const begun = Date.now()
  const left = new Map<Seat, { epoch: string; seq: number }>()
  for (const team of load.teams) {
    const { workspaceId } = team.workspace
    const { epoch } = await patiently(() => readHead(workspaceId))
    const log = await patiently(() => readLog(workspaceId))
    for (const seat of load.seats)
      if (seat.team === team) left.set(seat, { epoch, seq: lastFor(seat, { epoch, log }) })
  }
  const done = await until(() => {
    for (const [seat, { epoch, seq }] of left) if (hasReached(seat, epoch, seq)) left.delete(seat)
    return left.size === 0
  }, within)
  return done === null ? null : Date.now() - begun
}
