import type { IncomingMessage, ServerResponse } from 'node:http'
import { metrics } from '@/lib/metrics/metrics'

type Handle = (request: IncomingMessage, response: ServerResponse) => void

/** Routes count themselves (lib/http/observe.ts); next-auth's is not ours. */
const countsItself = /^\/(api\/(?!auth\/)|health\/|metrics$|connected-users$|user-status\/)/

const kindOf = (path: string) => {
  if (path.startsWith('/_next/')) return 'asset'
  return path.startsWith('/api/auth/') ? '/api/auth' : 'page'
}

/** Counts and times what only Next answers, in three kinds: a path that somebody made up must not become a series. */
export const countPages =
  (handle: Handle): Handle =>
  (request, response) => {
    const path = request.url?.split('?', 1)[0] ?? ''
    if (countsItself.test(path)) return handle(request, response)
    const begun = performance.now()
    const method = request.method === 'GET' || request.method === 'POST' ? request.method : 'other'
    response.once('finish', () => {
      const labels = { method, route: kindOf(path), status: response.statusCode }
      metrics().requests.observe(labels, (performance.now() - begun) / 1000)
    })
    handle(request, response)
  }
