import { z } from 'zod'
import { Id } from './ids'

const position = z
  .number()
  .int()
  .nonnegative()
  .max(2 ** 31 - 1)

/** What a member has written in a conversation and not sent. An empty one is none. */
export const Draft = z.strictObject({
  conversationId: Id,
  text: z.string(),
  /** Whether it will be a note. */
  note: z.boolean(),
  replyToId: Id.nullable(),
  /** The newest message that was there when it was begun. */
  seenPosition: position.nullable(),
})
export type Draft = z.output<typeof Draft>

/**
 * PUT /api/conversations/:id/draft. `age`: how many ms ago it was written; of two devices' drafts the younger stays,
 * however late it arrives and whatever their clocks say.
 */
export const SaveDraftBody = z.strictObject({
  text: z
    .string()
    .max(20_000)
    .refine((text) => !text.includes('\u0000'), 'Contains a character that cannot be kept'),
  note: z.boolean(),
  replyToId: Id.nullable(),
  seenPosition: position.nullable(),
  age: z.number().int().nonnegative(),
})
export type SaveDraftBody = z.output<typeof SaveDraftBody>
