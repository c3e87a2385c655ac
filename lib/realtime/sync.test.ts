import { describe, expect, it } from 'vitest'
import { sampleEvents, sampleIds } from '@/lib/contract/samples'
import { audienceOf, room } from '@/lib/events/audience'
import type { StoredEvent } from '@/lib/events/log'
import { replay } from './sync'

const { epoch, conversation: workspaceId } = sampleIds
const stored = (seq: number): StoredEvent => ({
  ...sampleEvents['contact:updated'],
  seq,
  workspaceId,
  room: room.workspace(workspaceId),
})

describe('a replay', () => {
  it('[R9] ends where this node has emitted to: what removes access after that has not taken effect yet', async () => {
    const source = {
      follow: async () => ({ epoch, seq: 3, minSeq: 0 }),
      eventsAfter: async () => [1, 2, 3, 4, 5].map(stored),
    }
    const answer = await replay(source, { workspaceId, epoch, after: 0 }, () => true)
    expect(answer).toMatchObject({
      reset: false,
      to: 3,
      more: false,
      events: [{ seq: 1 }, { seq: 2 }, { seq: 3 }],
    })
  })

  it('[R3] an event that a newer version wrote is nobody’s here, and holds up none of the others', () => {
    expect(audienceOf('robot:danced' as 'message:new', { workspaceId })).toBe('nobody')
  })
})
