import type { SyncAnswer } from '@/lib/contract/commands'
import type { LoggedEvent } from '@/lib/contract/events'
import { loggedEventOf, readHeads, type StoredEvent } from '@/lib/events/log'
import { countReturn } from '@/lib/metrics/by-workspace'

/** Further behind than this, a fresh snapshot is less work than the events. */
export const replayLimit = 5_000
export const replayPage = 500
/**
 * A page ends when it holds this much, in characters of JSON: one that is larger than what may wait for a slow client
 * would have it cut off each time it comes back.
 */
export const replaySize = 128 * 1024

const sizes = new WeakMap<StoredEvent, number>()
/** The size of an event; measured once, since those in memory are replayed to many. */
const sizeOf = (event: StoredEvent): number => {
  const size = sizes.get(event) ?? JSON.stringify(event.data).length
  sizes.set(event, size)
  return size
}

/** The start of a page that is at most `replaySize` long, and at least one event. */
const cutPage = (page: StoredEvent[]): StoredEvent[] => {
  let size = 0
  const end = page.findIndex((event) => {
    size += sizeOf(event)
    return size > replaySize
  })
  return end === -1 ? page : page.slice(0, Math.max(1, end))
}

type Source = {
  follow: (workspaceId: string) => Promise<{ epoch: string; seq: number; minSeq: number }>
  eventsAfter: (workspaceId: string, after: number, limit: number) => Promise<StoredEvent[]>
}
type Request = { workspaceId: string; epoch: string; after: number; limit?: number }

/** Whether a cursor can be continued without a hole (R5, R6). */
const mustReset = async (source: Source, { workspaceId, epoch, after }: Request) => {
  const here = await source.follow(workspaceId)
  if (epoch !== here.epoch || after < here.minSeq || here.seq - after > replayLimit) return true
  if (after <= here.seq) return false
  // Ahead of what this node has emitted: fine when the log reaches that far, else it is another log.
  const [head] = await readHeads([workspaceId])
  return !head || after > head.seq
}

const startOver = async (source: Source, workspaceId: string): Promise<SyncAnswer> => {
  countReturn(workspaceId, 'resets')
  return { reset: true, epoch: (await source.follow(workspaceId)).epoch }
}

/** The log is contiguous: a page that does not start right after the cursor has lost events to pruning. */
export const hasHole = (page: { seq: number }[], after: number): boolean =>
  page[0] !== undefined && page[0].seq !== after + 1

/**
 * One page of what a listener missed, filtered by the rooms it hears now (R9). `to` is how far the page reaches, also
 * over events that are not for this listener; `more` says to ask again from there.
 */
export const replay = async (
  source: Source,
  request: Request,
  hears: (room: string) => boolean,
): Promise<SyncAnswer> => {
  countReturn(request.workspaceId, 'replays')
  if (await mustReset(source, request)) return startOver(source, request.workspaceId)
  const page = await source.eventsAfter(request.workspaceId, request.after, request.limit ?? replayPage)
  if (hasHole(page, request.after)) return startOver(source, request.workspaceId)
  const here = await source.follow(request.workspaceId)
  // Not beyond what was emitted here: an access change in between has not taken effect on this node yet (R9).
  const emitted = cutPage(page.filter((event) => event.seq <= here.seq))
  const to = emitted.at(-1)?.seq ?? request.after
  const events: LoggedEvent[] = emitted.filter((event) => hears(event.room)).map(loggedEventOf)
  return { reset: false, events, to, more: to < here.seq }
}
