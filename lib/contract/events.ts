import { z } from 'zod'
import { Contact, Conversation, ReadPosition } from './conversation'
import { Draft } from './draft'
import { Id, Moment, Seq } from './ids'
import { Message, MessageError, MessageStatus } from './message'
import { Channel, Member } from './workspace'

/** Raised when a change would confuse windows that run older code; they then offer to reload. */
export const contractVersion = 1

/** Every durable event and its data. Each carries state, never an increment (R8). */
export const eventData = {
  /** A message was stored. To the conversation's room. */
  'message:new': z.strictObject({ message: Message }),
  /** Delivery of an outbound message moved (R12). To the conversation's room. */
  'message:status': z.strictObject({
    conversationId: Id,
    messageId: Id,
    status: MessageStatus,
    error: MessageError.nullable(),
  }),
  /** A contact wrote for the first time on a channel. To the channel's room. */
  'conversation:created': z.strictObject({ conversation: Conversation }),
  /** Anything a list or header shows has changed; the whole conversation as it is now. To the channel's room. */
  'conversation:updated': z.strictObject({ conversation: Conversation }),
  /** A member's read position moved. To that member's own windows. */
  'conversation:read': z.strictObject({ conversationId: Id, read: ReadPosition }),
  /** What a member has written and not sent has changed. To that member's own windows. */
  'draft:updated': z.strictObject({ draft: Draft }),
  /** A contact's name changed. To the workspace. */
  'contact:updated': z.strictObject({ contact: Contact }),
  /** A member's role, name or access changed. To the workspace; ends the sockets of who lost access (R9). */
  'member:updated': z.strictObject({ member: Member }),
  /** A channel was connected or its state changed. To the workspace, whose windows then hear the channel too. */
  'channel:status': z.strictObject({ channel: Channel }),
  /** A session was ended. To that person's windows; closes the sockets of the session. */
  'session:ended': z.strictObject({ sessionId: Id }),
} as const

export type EventName = keyof typeof eventData
export const eventNames = Object.keys(eventData) as EventName[]
export type EventData<Name extends EventName> = z.output<(typeof eventData)[Name]>

export const Actor = z.strictObject({ kind: z.enum(['member', 'contact', 'system']), id: Id.nullable() })
export type Actor = z.output<typeof Actor>

/** What the sender said of itself, so that its own echo replaces the optimistic bubble. */
export const Origin = z.strictObject({ clientId: z.string().nullable(), clientMsgId: Id.nullable() })
export type Origin = z.output<typeof Origin>

const envelope = { seq: Seq, epoch: Id, at: Moment, actor: Actor, origin: Origin.optional() }

/** What `socket.emit(name, …)` carries. */
export type Envelope<Name extends EventName> = {
  seq: number
  epoch: string
  at: string
  actor: Actor
  origin?: Origin
  data: EventData<Name>
}

/** An event with its name, as replay and `GET /api/events` give it. */
export type LoggedEvent = { [Name in EventName]: { name: Name } & Envelope<Name> }[EventName]

const loggedEvents = eventNames.map((name) =>
  z.strictObject({ name: z.literal(name), ...envelope, data: eventData[name] }),
)

/** Parses a `LoggedEvent` strictly; used by tests and by whoever reads the log from outside. */
export const LoggedEvent = z.union(loggedEvents) as unknown as z.ZodType<LoggedEvent>

/** GET /api/events?epoch=…&after=…: 410 `reset` when the cursor cannot be continued (R5). */
export const EventsQuery = z.strictObject({
  epoch: Id,
  after: z.coerce.number().int().nonnegative(),
  limit: z.coerce.number().int().min(1).max(500).default(500),
})
export type EventsAnswer = { epoch: string; events: LoggedEvent[]; to: number; head: number }
