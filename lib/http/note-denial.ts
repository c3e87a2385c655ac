import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { ActingMember } from '@/lib/domain/actor'
import { byActor, recordRefusal } from '@/lib/domain/audit/record-audit'
import { sharedState } from '@/lib/shared-state'

// A client in a loop, or somebody who tries out ids, would fill the log; the first ones tell the story.
const limiter = () =>
  sharedState('denial-limiter', () => new RateLimiterMemory({ points: 20, duration: 10 * 60 }))

/**
 * Tells the audit log that a member was refused what is not theirs: by role, or because it is absent or another
 * workspace's, which look alike (R17). Keeps nobody waiting.
 */
export const noteDenial = (actor: ActingMember, request: Request, cause: unknown): void => {
  const { code } = (cause ?? {}) as { code?: unknown }
  if (code !== 'forbidden' && code !== 'not_found') return
  const subject = { code, method: request.method, path: new URL(request.url).pathname }
  limiter()
    .consume(actor.sessionId)
    .then(
      () => recordRefusal(byActor(actor, 'access:denied', subject)),
      () => {},
    )
}
