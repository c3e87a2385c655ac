/** A line of a node's log. */
type Line = { where?: string; msg?: string; err?: { message?: string; code?: string } }

const textOf = (line: string): string => {
  try {
    const { where = '', msg = '', err } = JSON.parse(line) as Line
    const place = where.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')
    return `${msg} ${place}: ${err?.code ?? ''} ${(err?.message ?? '').split('\n').at(-1)}`.trim()
  } catch {
    return line.slice(0, 200)
  }
}

/** What nodes logged as errors, each kind with how often, the most frequent first. */
export const summarize = (chunks: string[]): string[] => {
  const counts = new Map<string, number>()
  for (const line of chunks.join('').split('\n').filter(Boolean))
    counts.set(textOf(line), (counts.get(textOf(line)) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a).map(([text, count]) => `${count} × ${text}`)
}
