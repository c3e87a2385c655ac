import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { applyEvent } from '@/lib/client/apply-event'
import { InboxFeed } from '@/lib/client/realtime/inbox-feed'
import type { LoggedEvent } from '@/lib/contract/events'
import { sampleConversation, sampleEvents, sampleIds } from '@/lib/contract/samples'
import { setCursor, useConnection } from '@/stores/connection'
import { useConversations } from '@/stores/conversations'
import { Sequencer } from './sequencer'

const length = 20
const log: LoggedEvent[] = Array.from({ length }, (_, index) => ({
  ...sampleEvents['conversation:updated'],
  seq: index + 1,
  data: { conversation: { ...sampleConversation, messageCount: index + 1 } },
}))

afterEach(() => {
  useConversations.setState({ byId: {}, lists: {} })
  setCursor(null)
})

/** What may happen: an announcement reaches the node, the connection drops, it comes back and catches up. */
type Step = { kind: 'announce'; seq: number } | { kind: 'drop' } | { kind: 'return' }
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('announce' as const),
      seq: fc.integer({ min: 1, max: length }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'drop' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'return' as const }) },
)

const recordApplied = () => {
  const applied: number[] = []
  const stop = useConversations.subscribe((state) => {
    const count = state.byId[sampleIds.conversation]?.conversation.messageCount
    if (count) applied.push(count)
  })
  return { applied, stop }
}

describe('the sequencer and the window together', () => {
  it('[R3][R4] a window applies the log in order, each event once, over drops and returns', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
        useConversations.setState({ byId: {}, lists: {} })
        setCursor({ epoch: sampleIds.epoch, seq: 0 })
        const { applied, stop } = recordApplied()
        let connected = true
        const feed = new InboxFeed(
          () => {},
          () => {},
        )
        feed.release()
        const sequencer = new Sequencer<LoggedEvent>({
          position: 0,
          emit: (event) => connected && feed.take(event),
          readGap: async (after) => log.slice(after),
          schedule: (run) => setImmediate(run),
        })
        const comeBack = () => {
          connected = true
          feed.hold()
          const from = useConnection.getState().cursor?.seq ?? 0
          for (const event of log.slice(from, sequencer.position)) applyEvent(event)
          feed.release()
        }
        for (const { kind, ...rest } of steps) {
          if (kind === 'drop') connected = false
          else if (kind === 'return') comeBack()
          else sequencer.offer(log[(rest as { seq: number }).seq - 1] as LoggedEvent)
          await new Promise((resolve) => setImmediate(resolve))
        }
        await sequencer.reach(length)
        while (sequencer.position < length) await new Promise((resolve) => setImmediate(resolve))
        comeBack()
        stop()
        expect(applied).toEqual(log.map((event) => event.seq))
        expect(useConnection.getState().cursor?.seq).toBe(length)
      }),
      { numRuns: 200 },
    )
  })

  it('[R4] an event applied twice, or after a later one, changes nothing', () => {
    setCursor({ epoch: sampleIds.epoch, seq: 0 })
    const [first, second] = log as [LoggedEvent, LoggedEvent]
    expect(applyEvent(second)).toBe(true)
    const state = useConversations.getState()
    expect(applyEvent(first)).toBe(false)
    expect(applyEvent(second)).toBe(false)
    expect(useConversations.getState()).toBe(state)
  })

  it('[R6] an event of another epoch is never applied', () => {
    setCursor({ epoch: sampleIds.epoch, seq: 0 })
    expect(applyEvent({ ...(log[0] as LoggedEvent), epoch: sampleIds.user })).toBe(false)
    expect(useConversations.getState().byId).toEqual({})
  })
})
