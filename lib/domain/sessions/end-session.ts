import type { NewEvent } from '@/lib/events/log'
import type { ActingMember } from '../actor'
import { recordAudit } from '../audit/record-audit'
import { notFound } from '../domain-error'
import { runAction, type Transaction } from '../run-action'
import { forgetActingMembers } from './find-acting-member'

type Person = Pick<ActingMember, 'workspaceId' | 'userId' | 'caller'>
type Which = { id?: string; except?: string }

const ended = (person: Person, sessionId: string): NewEvent => ({
  name: 'session:ended',
  subject: { userId: person.userId },
  actor: { kind: 'member', id: person.userId },
  data: { sessionId },
})

/** Ends sessions within a transaction. Its caller appends the events, and forgets the sessions after COMMIT. */
export const endSessionsIn = async (
  tx: Transaction,
  person: Person,
  which: Which,
): Promise<{ sessionIds: string[]; events: NewEvent[] }> => {
  const { workspaceId, userId, caller } = person
  const sessions = await tx.session.updateManyAndReturn({
    where: {
      workspaceId,
      userId,
      endedAt: null,
      id: { ...(which.id && { equals: which.id }), ...(which.except && { not: which.except }) },
    },
    data: { endedAt: new Date() },
    select: { id: true },
  })
  const sessionIds = sessions.map((session) => session.id)
  if (sessionIds.length > 0) {
    const subject = { count: String(sessionIds.length), ...(which.id && { sessionId: which.id }) }
    await recordAudit(tx, { workspaceId, actorId: userId, caller, action: 'session:ended', subject })
  }
  return { sessionIds, events: sessionIds.map((id) => ended(person, id)) }
}

/** Ends those of a person's sessions in one workspace that are meant. Answers how many. */
export const endSessions = async (person: Person, which: Which): Promise<number> => {
  const sessionIds = await runAction(person.workspaceId, async (tx) => {
    const { sessionIds: result, events } = await endSessionsIn(tx, person, which)
    return { result, events }
  })
  forgetActingMembers((actor) => sessionIds.includes(actor.sessionId))
  return sessionIds.length
}

/** Ends one of a person's sessions; its sockets close as the event passes (R9). Throws `not_found`. */
export const endSession = async (person: Person, sessionId: string): Promise<void> => {
  if ((await endSessions(person, { id: sessionId })) === 0) throw notFound()
}

/** Ends all of a person's sessions but the one that asks. Answers how many. */
export const endOtherSessions = (actor: ActingMember): Promise<number> =>
  endSessions(actor, { except: actor.sessionId })
