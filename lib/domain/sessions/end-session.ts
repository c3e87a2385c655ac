import type { NewEvent } from '@/lib/events/log'
import type { ActingMember } from '../actor'
import { notFound } from '../domain-error'
import { runAction } from '../run-action'
import { forgetActingMembers } from './find-acting-member'

type Person = Pick<ActingMember, 'workspaceId' | 'userId'>

const ended = (person: Person, sessionId: string): NewEvent => ({
  name: 'session:ended',
  subject: { userId: person.userId },
  actor: { kind: 'member', id: person.userId },
  data: { sessionId },
})

const end = async (person: Person, which: { id?: string; except?: string }): Promise<number> => {
  const sessionIds = await runAction(person.workspaceId, async (tx) => {
    const sessions = await tx.session.updateManyAndReturn({
      where: {
        workspaceId: person.workspaceId,
        userId: person.userId,
        endedAt: null,
        id: { ...(which.id && { equals: which.id }), ...(which.except && { not: which.except }) },
      },
      data: { endedAt: new Date() },
      select: { id: true },
    })
    const ids = sessions.map((session) => session.id)
    return { result: ids, events: ids.map((id) => ended(person, id)) }
  })
  forgetActingMembers((actor) => sessionIds.includes(actor.sessionId))
  return sessionIds.length
}

/** Ends one of a person's sessions; its sockets close as the event passes (R9). Throws `not_found`. */
export const endSession = async (person: Person, sessionId: string): Promise<void> => {
  if ((await end(person, { id: sessionId })) === 0) throw notFound()
}

/** Ends all of a person's sessions but the one that asks. Answers how many. */
export const endOtherSessions = (actor: ActingMember): Promise<number> =>
  end(actor, { except: actor.sessionId })
