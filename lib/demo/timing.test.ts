import { describe, expect, it } from 'vitest'
import { randomOf } from './random'
import type { Line, Span } from './script'
import { timeLines } from './timing'

const lines: Line[] = [
  ['in', 'Hello'],
  ['out:ana', 'Hello, how can I help?'],
  ['pause', '1d'],
  ['in', 'Good morning'],
  ['pause', '3h'],
  ['in', 'Anybody there?'],
]

const times = (ago: Span, now: string) =>
  timeLines({ lines, ago }, new Date(now), randomOf('time')).map(({ at }) => at)

describe('timeLines', () => {
  it('ends as long ago as it says, and goes back from there', () => {
    const [first, second, third, fourth] = times('12m', '2026-05-20T14:00:00.000Z')
    expect(fourth?.toISOString().slice(0, 16)).toBe('2026-05-20T13:47')
    expect(Number(fourth) - Number(third)).toBe(3 * 3_600_000)
    expect(second?.toISOString().slice(0, 10)).toBe('2026-05-19')
    expect(Number(second) - Number(first)).toBeGreaterThan(40_000)
  })

  it('keeps what was some hours or days ago out of the night', () => {
    for (const now of ['2026-05-20T00:30:00.000Z', '2026-05-20T11:00:00.000Z', '2026-05-20T23:59:00.000Z'])
      for (const ago of ['3h', '6h', '9h', '14h', '1d', '4d'] as const) {
        const hour = times(ago, now).at(-1)?.getUTCHours() ?? 0
        expect(hour, `${ago} before ${now}`).toBeGreaterThanOrEqual(7)
        expect(hour, `${ago} before ${now}`).toBeLessThan(21)
      }
  })
})
