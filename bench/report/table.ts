import type { Line } from './compare'

const figure = (value: number) => {
  if (!Number.isFinite(value)) return '–'
  if (value >= 1_000) return Math.round(value).toLocaleString('en')
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2)
}

const verdict = ({ goal, met }: Line) => (goal === undefined ? '' : `${goal}  ${met ? 'met' : 'not met'}`)

const heads = ['', 'http+ws', 'socket.io', 'Parley', '/ http+ws', '/ socket.io', 'goal']

const cells = (line: Line) => [
  `${line.label} (${line.unit})`,
  figure(line['http+ws']),
  figure(line['socket.io']),
  figure(line.parley),
  `${line.ratioToWs.toFixed(2)}x`,
  `${line.ratioToSocketIo.toFixed(2)}x`,
  verdict(line),
]

/** The comparison as a table for a terminal, also good Markdown. */
export const table = (lines: Line[]): string => {
  const rows = [heads, ...lines.map(cells)]
  const widths = heads.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)))
  const isText = (column: number) => column === 0 || column === heads.length - 1
  const render = (row: string[]) => {
    const padded = row.map((cell, column) =>
      isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    )
    return `| ${padded.join(' | ')} |`
  }
  const rule = widths.map((width, column) =>
    isText(column) ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  )
  return [render(heads), render(rule), ...rows.slice(1).map(render)].join('\n')
}
