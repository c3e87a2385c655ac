import { readiness } from '@/lib/health/readiness'
import { json, withProblem } from '@/lib/http/with-route'

/** For balancers: 200 when this process can be sent work, else 503, with each check and its lag. */
export const GET = withProblem(async () => {
  const { ready, ...rest } = await readiness()
  return json({ status: ready ? 'ready' : 'not ready', ...rest }, ready ? 200 : 503)
})
