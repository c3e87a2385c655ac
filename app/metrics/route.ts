import { notFound } from '@/lib/domain/domain-error'
import { env } from '@/lib/env'
import { showsToken } from '@/lib/http/token'
import { withProblem } from '@/lib/http/with-route'
import { metrics } from '@/lib/metrics/metrics'

/** Prometheus' text format, for who shows METRICS_TOKEN; for everybody else there is nothing here. */
export const GET = withProblem(async (request) => {
  if (!showsToken(request, env().METRICS_TOKEN)) throw notFound()
  const { registry } = metrics()
  return new Response(await registry.metrics(), {
    headers: { 'content-type': registry.contentType, 'cache-control': 'private, no-store' },
  })
})
