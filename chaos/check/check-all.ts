import type { Load } from '../load/load'
import type { Seat } from '../load/seat'
import { patiently } from '../patiently'
import { until } from '../until'
import { checkProvider } from './check-provider'
import { checkOrder, checkSends, checkTruth, checkWritten } from './check-sends'
import { checkWindow, type Logs } from './check-windows'
import type { LogRow, Truth } from './truth'
import { readTruth } from './truth'
import { type Violation, violation } from './violation'

/** Logs of before a restore, by workspace and epoch. */
export type OldLogs = Map<string, Map<string, LogRow[]>>

const listenerOf = ({ team, member, conversationIds, window }: Seat) => ({
  userId: member.userId,
  channelId: team.workspace.channelId,
  conversationIds,
  ...(window.options.knows && { knows: window.options.knows }),
})

const checkTeam = (load: Load, truth: Truth, logs: Logs): Violation[] => {
  const seats = load.seats.filter(({ team }) => team.workspace.workspaceId === truth.workspaceId)
  const sends = seats.flatMap(({ outbox }) => outbox.sends)
  const written = load.customers.written.filter(({ workspaceId }) => workspaceId === truth.workspaceId)
  return [
    ...checkTruth(truth),
    ...checkSends(sends, truth),
    ...seats.flatMap(({ outbox }) => checkOrder(outbox.sends)),
    ...checkWritten(written, truth),
    ...checkProvider(load.deployment.provider.calls, truth),
    ...seats.flatMap((seat) => checkWindow(listenerOf(seat), logs, seat.window.log)),
  ]
}

/** At the end each window's list is what a fresh snapshot says (I5, R8); jobs may still change both meanwhile. */
const checkShown = async ({ window, hasLeft }: Seat): Promise<Violation[]> => {
  if (hasLeft || window.signedOut || window.options.knows) return []
  let differences: string[] = []
  const agree = async () => {
    differences = window.state.differences(await window.readSnapshot())
    return differences.length === 0
  }
  if ((await until(agree, 3_000)) !== null) return []
  return differences.map((what) => violation('other', `on screen: ${what}`))
}

/** Typing that is heard so long after the keys were pressed is stuck (I8). */
const patience = 2_000
const checkSignals = (load: Load): Violation[] =>
  load.seats.flatMap(({ window, isMute }) =>
    (isMute ? [] : window.signals.typing).flatMap(({ userId, heardAt, ttl }) => {
      const typed = load.seats.filter(({ member }) => member.userId === userId).flatMap((seat) => seat.typed)
      const last = Math.max(0, ...typed.filter((at) => at <= heardAt))
      return heardAt - last > ttl + patience
        ? [violation('other', `typing was heard ${heardAt - last} ms after it was said`)]
        : []
    }),
  )

/** Compares what every window and sender wrote down with the database. */
export const checkAll = async (load: Load, oldLogs: OldLogs): Promise<Violation[]> => {
  const found: Violation[] = checkSignals(load)
  for (const { workspace } of load.teams) {
    const truth = await patiently(() => readTruth(workspace.workspaceId))
    const logs = new Map(oldLogs.get(workspace.workspaceId))
    found.push(...checkTeam(load, truth, logs.set(truth.epoch, truth.log)))
  }
  for (const seat of load.seats) found.push(...(await checkShown(seat)))
  return found
}
