import { z } from 'zod'
import { Id, Moment, Seq } from './ids'
import { MessageDirection, MessageStatus, MessageType } from './message'
import { visibleName } from './visible-name'

export const ConversationStatus = z.enum(['open', 'pending', 'snoozed', 'resolved'])
export type ConversationStatus = z.output<typeof ConversationStatus>

export const Priority = z.enum(['none', 'low', 'medium', 'high', 'urgent'])
export type Priority = z.output<typeof Priority>

export const Contact = z.strictObject({
  id: Id,
  name: z.string(),
  /** Digits only, with country code. */
  phone: z.string(),
  createdAt: Moment,
})
export type Contact = z.output<typeof Contact>

/** What a list row shows of the newest message; the text is cut to 200 characters. */
export const LastMessage = z.strictObject({
  id: Id,
  direction: MessageDirection,
  type: MessageType,
  text: z.string(),
  status: MessageStatus.nullable(),
  authorId: Id.nullable(),
  at: Moment,
})
export type LastMessage = z.output<typeof LastMessage>

export const Conversation = z.strictObject({
  id: Id,
  channelId: Id,
  contact: Contact,
  status: ConversationStatus,
  assigneeId: Id.nullable(),
  priority: Priority,
  messageCount: z.number().int().nonnegative(),
  inboundCount: z.number().int().nonnegative(),
  lastMessage: LastMessage.nullable(),
  lastActivityAt: Moment,
  customerWroteAt: Moment.nullable(),
  createdAt: Moment,
})
export type Conversation = z.output<typeof Conversation>

/** How far the asking member has read. Unread = conversation.inboundCount - read.inboundCount (R15). */
export const ReadPosition = z.strictObject({
  position: z.number().int().nonnegative(),
  inboundCount: z.number().int().nonnegative(),
})
export type ReadPosition = z.output<typeof ReadPosition>

/** A conversation as one member sees it in a list. */
export const ConversationItem = z.strictObject({ conversation: Conversation, read: ReadPosition })
export type ConversationItem = z.output<typeof ConversationItem>

export const ConversationView = z.enum(['mine', 'unassigned', 'all'])
export type ConversationView = z.output<typeof ConversationView>

/** GET /api/conversations: `before` is the previous page's `nextCursor`. */
export const ConversationQuery = z.strictObject({
  view: ConversationView.default('all'),
  status: ConversationStatus.default('open'),
  before: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type ConversationQuery = z.output<typeof ConversationQuery>

export const ConversationPage = z.strictObject({
  epoch: Id,
  seq: Seq,
  items: z.array(ConversationItem),
  /** null at the end of the list. */
  nextCursor: z.string().nullable(),
})
export type ConversationPage = z.output<typeof ConversationPage>

/** GET /api/conversations/counts?status=… : how many conversations each view holds. */
export const ConversationCounts = z.strictObject({
  mine: z.number().int().nonnegative(),
  unassigned: z.number().int().nonnegative(),
  all: z.number().int().nonnegative(),
})
export type ConversationCounts = z.output<typeof ConversationCounts>

/** PATCH /api/conversations/:id: at least one of them. Snoozing needs a time and comes later. */
export const UpdateConversationBody = z
  .strictObject({
    status: z.enum(['open', 'pending', 'resolved']).optional(),
    assigneeId: Id.nullable().optional(),
    priority: Priority.optional(),
  })
  .refine((body) => Object.keys(body).length > 0, 'Say what to change')
export type UpdateConversationBody = z.output<typeof UpdateConversationBody>

/**
 * POST /api/conversations/:id/read: read up to and including this position. It only moves forward, so that a window
 * that has seen less cannot undo another's reading, unless the person marks it unread on purpose.
 */
export const MarkReadBody = z.strictObject({
  position: z
    .number()
    .int()
    .nonnegative()
    .max(2 ** 31 - 1),
  backwards: z.boolean().default(false),
})
export type MarkReadBody = z.output<typeof MarkReadBody>

/** PATCH /api/contacts/:id */
export const UpdateContactBody = z.strictObject({
  name: z.string().trim().min(1).max(120).transform(visibleName).pipe(z.string().min(1)),
})
export type UpdateContactBody = z.output<typeof UpdateContactBody>

/** Whether a conversation belongs in a list: the same rule for the server's answer and for live events. */
export const belongsTo = (
  conversation: Pick<Conversation, 'status' | 'assigneeId'>,
  list: { view: ConversationView; status: ConversationStatus },
  userId: string,
): boolean => {
  if (conversation.status !== list.status) return false
  if (list.view === 'mine') return conversation.assigneeId === userId
  if (list.view === 'unassigned') return conversation.assigneeId === null
  return true
}
