import type { Violation } from '../check/violation'
import type { Outcome } from '../play'

const headings = [
  'scenario',
  'sends',
  'deliveries',
  'missing',
  'doubled',
  'out of order',
  'foreign',
  'other',
  'worst catch-up ms',
  'slowest answer ms',
]

const count = (violations: Violation[], ...kinds: Violation['kind'][]) =>
  violations.filter(({ kind }) => kinds.includes(kind)).length

/** The outcomes as a table in Markdown. */
export const table = (outcomes: Outcome[]): string => {
  const rows = outcomes.map(({ scenario, sends, deliveries, violations, catchUp, slowestAnswer }) => [
    ...[scenario, sends, deliveries, count(violations, 'missing'), count(violations, 'doubled')],
    ...[count(violations, 'order'), count(violations, 'foreign'), count(violations, 'late', 'other')],
    ...[catchUp ?? 'never', slowestAnswer],
  ])
  const lines = [headings, headings.map((_, index) => (index === 0 ? '---' : '---:')), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
