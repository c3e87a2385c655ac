import { type Author, authors, type Line, type MediaKind, type Mishap, mediaKinds, type Span } from './script'

const pattern = /^(?<who>\w+)(?:\/(?<kind>\w+))?(?:\^(?<quoted>\d+))?: ?(?<text>.*)$/
const mishaps: readonly Mishap[] = ['131047', '131026', 'unconfirmed']

const isOneOf = <Known extends string>(known: readonly Known[], text: string | undefined): text is Known =>
  known.some((one) => one === text)

const written = (
  author: Author,
  kind: string | undefined,
  text: string,
  quoted: number | undefined,
): Line => {
  if (kind === 'note') return [`note:${author}`, text]
  if (isOneOf(mishaps, kind)) return [`out:${author}:${kind}`, text]
  if (kind) throw new Error(`The demo does not know ${author}/${kind}`)
  return quoted ? [`out:${author}`, text, quoted] : [`out:${author}`, text]
}

const received = (kind: string | undefined, text: string, quoted: number | undefined): Line => {
  if (isOneOf<MediaKind>(mediaKinds, kind)) return [`in:${kind}`, text]
  if (kind) throw new Error(`The demo does not know in/${kind}`)
  return quoted ? ['in', text, quoted] : ['in', text]
}

const lineOf = (source: string): Line => {
  const { who, kind, quoted, text = '' } = pattern.exec(source)?.groups ?? {}
  const position = quoted ? Number(quoted) : undefined
  if (who === 'pause') return ['pause', text as Span]
  if (who === 'in') return received(kind, text, position)
  if (isOneOf(authors, who)) return written(who, kind, text, position)
  throw new Error(`The demo has a line that nobody says: ${source}`)
}

/**
 * Reads talk that is written like a play, one line each:
 *
 *     in: the customer wrote            in/image: a caption         in^2: quotes the second message
 *     ana: an agent answered            ana/note: to colleagues     ana/131047: failed with this code
 *     pause: 2d                         | a further line of the text above
 */
export const talk = (play: string): Line[] => {
  const sources: string[] = []
  for (const raw of play.split('\n')) {
    const line = raw.trim()
    if (!line) continue
    if (line.startsWith('|')) sources.push(`${sources.pop()}\u0000${line.slice(1).trim()}`)
    else sources.push(line)
  }
  // The pattern reads one line; further lines hide behind a character that no text has.
  return sources.map((source) => lineOf(source)).map(withLineBreaks)
}

const withLineBreaks = (line: Line): Line => {
  const [kind, text, ...rest] = line
  return [kind, text.replaceAll('\u0000', '\n'), ...rest] as unknown as Line
}
