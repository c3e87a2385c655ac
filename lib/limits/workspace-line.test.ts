import { describe, expect, it, vi } from 'vitest'
import { inLine, waitingInLines } from './workspace-line'

const gate = () => {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

describe('the line of a workspace', () => {
  it('holds up nobody else’s', async () => {
    const { open, opened } = gate()
    let atOnce = 0
    let most = 0
    const flood = Array.from({ length: 500 }, () =>
      inLine('loud', async () => {
        most = Math.max(most, ++atOnce)
        await opened
        atOnce--
      }),
    )
    expect(await inLine('quiet', async () => 'done')).toBe('done')
    expect(waitingInLines()).toBe(468)
    open()
    await Promise.all(flood)
    expect(most).toBe(32)
    expect(waitingInLines()).toBe(0)
  })

  it('keeps the order in which work came', async () => {
    const { open, opened } = gate()
    const done: number[] = []
    const work = Array.from({ length: 100 }, (_, index) =>
      inLine('orderly', async () => {
        await opened
        done.push(index)
      }),
    )
    open()
    await Promise.all(work)
    expect(done).toEqual(Array.from({ length: 100 }, (_, index) => index))
  })

  it('gives the place on when the work fails', async () => {
    const failed = await Promise.allSettled(
      Array.from({ length: 64 }, () => inLine('unlucky', () => Promise.reject(new Error('no')))),
    )
    expect(failed.map(({ status }) => status)).toEqual(failed.map(() => 'rejected'))
    expect(await inLine('unlucky', async () => 'done')).toBe('done')
  })

  it('lets wait for longer as long as it moves', async () => {
    vi.useFakeTimers()
    const results = Promise.allSettled(
      Array.from({ length: 32 * 6 }, () =>
        inLine('slow', () => new Promise((done) => setTimeout(done, 2_000))),
      ),
    )
    await vi.advanceTimersByTimeAsync(12_000)
    vi.useRealTimers()
    expect(new Set((await results).map(({ status }) => status))).toEqual(new Set(['fulfilled']))
  })

  it('refuses what would wait for ever: too many at once, or too long', async () => {
    const { open, opened } = gate()
    const stuck = Array.from({ length: 32 + 2_000 }, () => inLine('stuck', () => opened))
    await expect(inLine('stuck', async () => {})).rejects.toMatchObject({ code: 'too_many_requests' })
    const results = Promise.allSettled(stuck)
    await expect(stuck.at(-1)).rejects.toMatchObject({ code: 'unavailable' })
    open()
    await results
    expect(waitingInLines()).toBe(0)
  })
})
