import { checkHealth } from '@/lib/domain/check-health'
import { json, withProblem } from '@/lib/http/with-route'

/** For load balancers and start scripts: 200 when this process can serve, else 503. Tells nothing else. */
export const GET = withProblem(async () => json(await checkHealth()))
