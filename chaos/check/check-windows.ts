import type { Segment, WindowLog } from '../load/window-log'
import { expectedOf, type Listener, mayHear, removedAt } from './permitted'
import type { LogRow } from './truth'
import { type Violation, violation } from './violation'

/** A workspace's logs by epoch: after a restore there are two, and a window may have lived through both. */
export type Logs = ReadonlyMap<string, LogRow[]>

const checkSegment = (
  listener: Listener,
  logs: Logs,
  { epoch, from, upTo, applied }: Segment,
): Violation[] => {
  const log = logs.get(epoch)
  if (!log) return [violation('foreign', `a window followed the log ${epoch}, which is not its workspace's`)]
  const found: Violation[] = []
  const expected = expectedOf(listener, log, from, upTo)
  const seen = new Set<number>()
  let last = from
  for (const { seq, name } of applied) {
    if (seen.has(seq)) found.push(violation('doubled', `${name} ${seq} was applied twice`))
    else if (seq <= last) found.push(violation('order', `${name} ${seq} was applied after ${last}`))
    seen.add(seq)
    last = Math.max(last, seq)
  }
  const permitted = new Map(expected.map((row) => [row.seq, row.name]))
  for (const { seq, name } of applied)
    if (permitted.get(seq) !== name) found.push(violation('foreign', `${name} ${seq} was applied`))
  for (const { seq, name } of expected)
    if (!seen.has(seq)) found.push(violation('missing', `${name} ${seq} was never applied`))
  return found
}

/** What came over the wire, applied or not: nothing that the listener may not hear (I7). */
const checkHeard = (listener: Listener, logs: Logs, log: WindowLog): Violation[] => {
  const rows = new Map<string, LogRow>()
  for (const [epoch, list] of logs) for (const row of list) rows.set(`${epoch}:${row.seq}`, row)
  const ends = new Map([...logs].map(([epoch, list]) => [epoch, removedAt(list, listener.userId)]))
  return [...log.heard].flatMap(([key, { name }]) => {
    const row = rows.get(key)
    const isPermitted = row?.name === name && mayHear(listener, row)
    const end = ends.get(key.split(':')[0] ?? '') ?? 0
    return isPermitted && row.seq <= end ? [] : [violation('foreign', `${name} ${key} was heard`)]
  })
}

/** I2, I4, I7: each window applied its permitted log from its start on, in order, each event once, and nothing else. */
export const checkWindow = (listener: Listener, logs: Logs, log: WindowLog): Violation[] => [
  ...log.segments.flatMap((segment) => checkSegment(listener, logs, segment)),
  ...checkHeard(listener, logs, log),
  ...log.complaints.map((what) => violation('order', what)),
]
