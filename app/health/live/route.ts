import { json, withProblem } from '@/lib/http/with-route'

/** For who restarts processes: this one runs and answers. Asks nobody else, so that no outage elsewhere restarts it. */
export const GET = withProblem(async () => json({ status: 'live' }))
