import { DomainError } from '@/lib/domain/domain-error'

/** The largest JSON body that a route takes. */
export const bodyLimit = 64 * 1024

/**
 * Reads a body's bytes. Throws `too_large` as soon as more than `limit` bytes have come, whatever the header promised.
 */
export const readBytes = async (request: Request, limit: number): Promise<Buffer> => {
  const tooLarge = () =>
    new DomainError('too_large', `At most ${Math.floor(limit / 1024)} kB can be sent at once`)
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge()
  if (!request.body) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  const read = () =>
    reader.read().catch((cause) => {
      throw new DomainError('bad_request', 'The request ended before all of it had come', {
        detail: String(cause),
      })
    })
  for (let part = await read(); !part.done; part = await read()) {
    size += part.value.byteLength
    if (size > limit) {
      await reader.cancel()
      throw tooLarge()
    }
    chunks.push(part.value)
  }
  return Buffer.concat(chunks)
}

/**
 * The same request with its body read, for code of others that reads bodies without an end. Throws `too_large` as
 * `readBytes` does.
 */
export const withLimitedBody = async (request: Request, limit = bodyLimit): Promise<Request> => {
  if (!request.body) return request
  const { url, method, headers } = request
  return new Request(url, { method, headers, body: new Uint8Array(await readBytes(request, limit)) })
}

/** Reads a JSON body. Throws `unsupported_media_type`, `too_large` or `invalid_json`. An empty body is `{}`. */
export const readJson = async (request: Request): Promise<unknown> => {
  const type = request.headers.get('content-type') ?? ''
  const bytes = await readBytes(request, bodyLimit)
  if (bytes.length === 0) return {}
  // Forms can be posted across sites without asking; JSON cannot.
  if (!type.startsWith('application/json'))
    throw new DomainError('unsupported_media_type', 'Send JSON, with content-type application/json')
  let body: unknown
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    body = JSON.parse(text)
  } catch {
    throw new DomainError('invalid_json', 'The body is not valid JSON')
  }
  // Looked for only where its escape is: this is on the hot path.
  if (text.includes('\\u0000') && holdsNul(body))
    throw new DomainError('invalid_body', 'Contains a character that cannot be stored')
  return body
}

/** Postgres cannot store NUL, in no text. */
const holdsNul = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes('\u0000')
    : value !== null && typeof value === 'object' && Object.values(value).some(holdsNul)
