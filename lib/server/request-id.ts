import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isOwnMachine } from '@/lib/auth/request-address'

/** The name of a request, in logs and in the answer, so that the two can be brought together. */
export const requestIdHeader = 'x-request-id'

const plausible = /^[\w.-]{8,64}$/

/**
 * Gives a request its id: the one a proxy on this machine gave it, else a new one; what strangers say is not believed. It
 * is written over the request's header, so that every copy of the code reads the same, and into the answer.
 */
export const markRequest = (request: IncomingMessage, response: ServerResponse) => {
  const given = request.headers[requestIdHeader]
  const isTrusted =
    isOwnMachine(request.socket.remoteAddress ?? '') && typeof given === 'string' && plausible.test(given)
  const id = isTrusted ? given : randomUUID()
  request.headers[requestIdHeader] = id
  response.setHeader(requestIdHeader, id)
}
