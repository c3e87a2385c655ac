import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Sequencer } from './sequencer'

type Event = { seq: number }

/** A log of `length` events, a sequencer over it, and time that moves only when told. */
const setUp = (length: number, position = 0) => {
  const emitted: number[] = []
  const timers: (() => void)[] = []
  const reads: Promise<unknown>[] = []
  let head = position
  const sequencer = new Sequencer<Event>({
    position,
    emit: (event) => emitted.push(event.seq),
    readGap: (after) => {
      const events = Array.from({ length: Math.max(0, head - after) }, (_, index) => ({
        seq: after + 1 + index,
      }))
      const read = Promise.resolve(events.slice(0, 3))
      reads.push(read)
      return read
    },
    schedule: (run) => timers.push(run),
  })
  const settle = async () => {
    while (timers.length > 0 || reads.length > 0) {
      for (const run of timers.splice(0)) run()
      await Promise.all(reads.splice(0))
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return {
    emitted,
    sequencer,
    settle,
    commitTo: (seq: number) => {
      head = Math.max(head, Math.min(seq, length))
    },
  }
}

/** Every event of the log any number of times, none included, in any order. */
const disturbed = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 3 }), { minLength: length, maxLength: length }).chain((copies) => {
    const all = copies.flatMap((count, index) => Array.from({ length: count }, () => index + 1))
    return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })
  })

describe('the sequencer', () => {
  it('[R3] emits the log in order, each event once, however announcements are dropped, doubled, shuffled and delayed', async () => {
    const length = 25
    await fc.assert(
      fc.asyncProperty(disturbed(length), fc.array(fc.boolean()), async (announcements, pauses) => {
        const { emitted, sequencer, settle, commitTo } = setUp(length)
        for (const [index, seq] of announcements.entries()) {
          commitTo(seq)
          sequencer.offer({ seq })
          if (pauses[index]) await settle()
        }
        // The head check finds what nobody announced.
        commitTo(length)
        while (sequencer.position < length) {
          await sequencer.reach(length)
          await settle()
        }
        expect(emitted).toEqual(Array.from({ length }, (_, index) => index + 1))
      }),
      { numRuns: 300 },
    )
  })

  it('[R3] holds an early event for a moment before it asks the log', async () => {
    const { emitted, sequencer, settle, commitTo } = setUp(3)
    commitTo(3)
    sequencer.offer({ seq: 2 })
    expect(emitted).toEqual([])
    sequencer.offer({ seq: 1 })
    expect(emitted).toEqual([1, 2])
    await settle()
    expect(emitted).toEqual([1, 2])
  })

  it('[R3] emits nothing after it was stopped', async () => {
    const { emitted, sequencer, settle, commitTo } = setUp(3)
    commitTo(3)
    sequencer.offer({ seq: 3 })
    sequencer.stop()
    await settle()
    expect(emitted).toEqual([])
  })
})
