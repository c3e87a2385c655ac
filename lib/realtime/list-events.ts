import type { z } from 'zod'
import type { EventsAnswer, EventsQuery } from '@/lib/contract/events'
import type { ActingMember } from '@/lib/domain/actor'
import { listChannelIds } from '@/lib/domain/channels/list-channel-ids'
import { DomainError } from '@/lib/domain/domain-error'
import { room } from '@/lib/events/audience'
import { type Head, loggedEventOf, readEvents, readHeads, type StoredEvent } from '@/lib/events/log'
import { hasHole, replayLimit } from './sync'

/** Whether a member may hear an event: in a room of theirs, or in a conversation of a channel that they see (R9). */
const mayHear = (actor: ActingMember, channels: string[]) => {
  const rooms = new Set([
    room.user(actor.workspaceId, actor.userId),
    room.workspace(actor.workspaceId),
    ...channels.map(room.channel),
  ])
  return (event: StoredEvent) => rooms.has(event.room) || event.room.startsWith('conversation:')
}

const canContinue = (head: Head, epoch: string, after: number) =>
  head.epoch === epoch && after >= head.minSeq && after <= head.seq && head.seq - after <= replayLimit

/**
 * A page of the log for programs: every event this member may hear after a cursor. Throws `reset` when the cursor cannot
 * be continued: take a snapshot and go on from its `seq` (R5).
 */
export const listEvents = async (
  actor: ActingMember,
  { epoch, after, limit }: z.output<typeof EventsQuery>,
): Promise<EventsAnswer> => {
  const reset = () => new DomainError('reset', 'This cursor cannot be continued. Take a fresh snapshot')
  const [head] = await readHeads([actor.workspaceId])
  if (!head || !canContinue(head, epoch, after)) throw reset()
  const page = await readEvents(actor.workspaceId, after, limit)
  if (hasHole(page, after)) throw reset()
  const hears = mayHear(actor, await listChannelIds(actor.workspaceId))
  return {
    epoch,
    events: page.filter(hears).map(loggedEventOf),
    to: page.at(-1)?.seq ?? after,
    head: head.seq,
  }
}
