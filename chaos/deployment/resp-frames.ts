const crlf = Buffer.from('\r\n')

/** Where the value that begins at `at` ends; -1 when not all of it has come. Aggregates hold other values. */
const endOf = (bytes: Buffer, at: number): number => {
  const line = bytes.indexOf(crlf, at)
  if (line < 0) return -1
  const type = String.fromCharCode(bytes[at] ?? 0)
  const count = Number(bytes.toString('latin1', at + 1, line))
  let end = line + 2
  if ('$=!'.includes(type)) return count < 0 ? end : end + count + 2 <= bytes.length ? end + count + 2 : -1
  if (!'*>~%'.includes(type)) return end
  for (let left = type === '%' ? count * 2 : count; left > 0; left--) {
    end = endOf(bytes, end)
    if (end < 0) return -1
  }
  return end
}

/**
 * Cuts what a Redis server says into whole values (RESP 2 and 3), each in bytes of its own; answers what takes the bytes
 * as they come. https://redis.io/docs/latest/develop/reference/protocol-spec/
 */
export const cutFrames = (onFrame: (frame: Buffer) => void) => {
  let rest: Buffer = Buffer.alloc(0)
  return (bytes: Buffer) => {
    rest = Buffer.concat([rest, bytes])
    for (let end = endOf(rest, 0); end > 0; end = rest.length > 0 ? endOf(rest, 0) : -1) {
      onFrame(rest.subarray(0, end))
      rest = rest.subarray(end)
    }
  }
}

/** Whether a value is a message that was published, not an answer: those may come in any order. */
export const isPublished = (frame: Buffer): boolean =>
  /^[*>]3\r\n\$7\r\nmessage\r\n/.test(frame.toString('latin1', 0, 20))
