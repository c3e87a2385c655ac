import { between, type Random } from './random'
import type { Line, Script, Span } from './script'

const minute = 60_000
const units = { m: minute, h: 60 * minute, d: 24 * 60 * minute }

/** A span in milliseconds. */
export const milliseconds = (span: Span): number =>
  Number(span.slice(0, -1)) * units[span.slice(-1) as keyof typeof units]

export type SpokenLine = Exclude<Line, readonly ['pause', Span]>

/** Lines that follow each other closely, and how long the silence after them was. */
type Stretch = { lines: SpokenLine[]; pause: Span | null }

const stretchesOf = (lines: readonly Line[]): Stretch[] => {
  const stretches: Stretch[] = [{ lines: [], pause: null }]
  for (const line of lines) {
    const current = stretches.at(-1) as Stretch
    if (line[0] !== 'pause') {
      current.lines.push(line)
      continue
    }
    current.pause = line[1]
    stretches.push({ lines: [], pause: null })
  }
  return stretches
}

const side = (line: SpokenLine) => (line[0].startsWith('in') ? 'customer' : 'team')

/** How long it took to read what was there and to type this. */
const gap = (before: SpokenLine, line: SpokenLine, random: Random): number => {
  const typing = Math.min(line[1].length * 120, 2 * minute)
  const pondering = side(before) === side(line) ? between(random, 8, 45) : between(random, 40, 420)
  return pondering * 1000 + typing + between(random, 0, 999)
}

// Days are told as "the next day": that stretch then was at shop hours, whatever the hour is now.
const atShopHours = (moment: number, random: Random): number =>
  new Date(moment).setUTCHours(between(random, 10, 17), between(random, 0, 59), between(random, 0, 59))

const goBack = (from: number, span: Span, random: Random): number => {
  const moment = from - milliseconds(span)
  return span.endsWith('d') ? atShopHours(moment, random) : moment
}

// Some hours ago may be the dead of night: that was the evening before, when agents are still at their desks.
const atWakingHours = (moment: number, random: Random): number => {
  const hour = new Date(moment).getUTCHours()
  if (hour >= 7 && hour < 21) return moment
  const evening = hour < 7 ? moment - milliseconds('1d') : moment
  return new Date(evening).setUTCHours(
    between(random, 17, 20),
    between(random, 0, 59),
    between(random, 0, 59),
  )
}

const end = (now: Date, ago: Span, random: Random): number => {
  const moment = goBack(now.getTime(), ago, random) - between(random, 0, 50_000)
  return ago.endsWith('h') ? atWakingHours(moment, random) : moment
}

/** When each line was written: the last one `ago` before now, each later than the one before. */
export const timeLines = (
  { lines, ago }: Pick<Script, 'lines' | 'ago'>,
  now: Date,
  random: Random,
): { line: SpokenLine; at: Date }[] => {
  const timed: { line: SpokenLine; at: Date }[] = []
  let next: { line: SpokenLine; at: number } | null = null
  for (const stretch of stretchesOf(lines).reverse()) {
    for (const [index, line] of [...stretch.lines].reverse().entries()) {
      let at: number
      if (!next) at = end(now, ago, random)
      else if (index === 0 && stretch.pause) at = goBack(next.at, stretch.pause, random)
      else at = next.at - gap(line, next.line, random)
      next = { line, at }
      timed.push({ line, at: new Date(at) })
    }
  }
  return timed.reverse()
}
