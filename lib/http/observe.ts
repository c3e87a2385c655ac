import { log } from '@/lib/log'
import { metrics } from '@/lib/metrics/metrics'
import type { RouteContext } from './with-route'

const nameOf = (part: string, params: [string, unknown][]) =>
  params.find(([, value]) => value === part || value === decodeURIComponent(part))?.[0]

/** The route a path belongs to: the router has matched it, so with its params replaced it is one of a fixed few. */
const patternOf = async (pathname: string, context: RouteContext) => {
  const params = Object.entries(await context.params)
  const parts = pathname.split('/').map((part) => {
    const name = nameOf(part, params)
    return name ? `:${name}` : part
  })
  return parts.join('/')
}

/** Counts and times a request, and logs it for who wants to know all (debug). Call when it comes; the result when done. */
export const observe = (request: Request, context: RouteContext) => {
  const begun = performance.now()
  return async (status: number) => {
    const took = performance.now() - begun
    const { method } = request
    const route = await patternOf(new URL(request.url).pathname, context).catch(() => 'unknown')
    metrics().requests.observe({ method, route, status }, took / 1000)
    log().debug(
      { requestId: request.headers.get('x-request-id'), method, route, status, ms: Math.round(took) },
      'request',
    )
  }
}
