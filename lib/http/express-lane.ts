import type { IncomingMessage, ServerResponse } from 'node:http'
import { problem } from './problem'
import { securityHeaders } from './security-headers'
import type { RouteHandler } from './with-route'

export type Lane = { method: string; path: RegExp; handler: RouteHandler }

/** More than any handler takes; each has a limit of its own below this. */
const bodyLimit = 3 * 1024 * 1024 + 1

/** The body, or null when it is larger than anything we take. */
const readAll = async (incoming: IncomingMessage): Promise<Buffer | null> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming) {
    size += chunk.length
    if (size > bodyLimit) return null
    chunks.push(chunk)
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}

const toRequest = (incoming: IncomingMessage, body: Buffer | null): Request =>
  new Request(`http://${incoming.headers.host ?? 'localhost'}${incoming.url}`, {
    method: incoming.method ?? 'GET',
    headers: incoming.headers as Record<string, string>,
    ...(body && body.length > 0 && { body: new Uint8Array(body) }),
  })

const answer = async (response: Response, outgoing: ServerResponse) => {
  const body = Buffer.from(await response.arrayBuffer())
  outgoing.writeHead(response.status, {
    ...securityHeaders,
    ...Object.fromEntries(response.headers),
    'content-length': body.length,
  })
  outgoing.end(body)
}

const serve = async (
  lane: Lane,
  params: Record<string, string>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
) => {
  const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD'
  const body = hasBody ? await readAll(incoming) : null
  if (hasBody && body === null) {
    outgoing.setHeader('connection', 'close')
    return answer(
      problem({ code: 'too_large', message: 'This is more than can be sent at once' }, lane.method),
      outgoing,
    )
  }
  return answer(await lane.handler(toRequest(incoming, body), { params: Promise.resolve(params) }), outgoing)
}

/**
 * The express lane: the few hot endpoints, called ahead of Next with the same handler that Next would call
 * (docs/architecture.md says what that saves). Answers whether a lane took the request.
 */
export const expressLane =
  (lanes: Lane[]) =>
  (incoming: IncomingMessage, outgoing: ServerResponse): boolean => {
    const path = incoming.url?.split('?', 1)[0] ?? ''
    for (const lane of lanes) {
      if (lane.method !== incoming.method) continue
      const match = lane.path.exec(path)
      if (!match) continue
      serve(lane, { ...match.groups }, incoming, outgoing).catch(() => outgoing.destroy())
      return true
    }
    return false
  }
