import type { IncomingMessage, ServerResponse } from 'node:http'
import { addressHeader, isOwnMachine } from '@/lib/auth/request-address'
import { over } from '@/lib/limits/limits'
import { problem } from './problem'

type Handle = (request: IncomingMessage, response: ServerResponse) => void

/**
 * In front of what has no limit of its own: pages and their parts, which anybody may ask for. Counts by address, and
 * answers 429 for one that asks without end.
 */
export const pageGate =
  (handle: Handle): Handle =>
  (request, response) => {
    const address = String(request.headers[addressHeader] ?? 'unknown')
    if (isOwnMachine(address)) return handle(request, response)
    over('page:address', address).then(
      async (seconds) => {
        if (seconds === 0) return handle(request, response)
        const refusal = problem(
          { code: 'too_many_requests', message: 'Too many requests', options: { retryAfter: seconds } },
          'page',
        )
        response.writeHead(refusal.status, Object.fromEntries(refusal.headers)).end(await refusal.text())
      },
      () => response.destroy(),
    )
  }
