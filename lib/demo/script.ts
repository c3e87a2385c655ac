import type { ConversationStatus, Priority } from '@/lib/contract/conversation'

export const authors = ['ana', 'ben', 'mia'] as const
export type Author = (typeof authors)[number]

/** Whose read positions are kept: the agents and the owner. */
export type Reader = Author | 'owner'

/** Minutes, hours or days: `12m`, `3h`, `2d`. */
export type Span = `${number}${'m' | 'h' | 'd'}`

/** What a send can have ended in besides arriving: Meta's error code, or no answer at all. */
export type Mishap = '131047' | '131026' | 'unconfirmed'

export const mediaKinds = ['image', 'audio', 'video', 'document', 'sticker', 'location', 'contacts'] as const
export type MediaKind = (typeof mediaKinds)[number]

/**
 * One thing that happened. What an agent or customer wrote may quote an earlier message by its position (1, 2, 3 …).
 * The text of a medium is its caption, file name, place or person. A pause in days ends at shop hours.
 */
export type Line =
  | readonly ['in', text: string, replyTo?: number]
  | readonly [`in:${MediaKind}`, text: string]
  | readonly [`out:${Author}`, text: string, replyTo?: number]
  | readonly [`out:${Author}:${Mishap}`, text: string]
  | readonly [`note:${Author}`, text: string]
  | readonly ['pause', Span]

/** A conversation as it is told. `buildRows` turns it into what the database holds. */
export type Script = {
  contact: { name: string; phone: string }
  status: Exclude<ConversationStatus, 'snoozed'>
  assignee: Author | null
  priority?: Priority
  /** How long ago the last line was written. */
  ago: Span
  /** Inbound messages not read yet, by everybody or by some; whoever is not named has read all. */
  unread?: number | Partial<Record<Reader, number>>
  /** How far the newest answer got when the customer has not written since. Read unless told. */
  ticks?: 'sent' | 'delivered' | 'read'
  /** Whether the customer's phone is in the sandbox, with the same talk on it. */
  phone?: true
  lines: readonly Line[]
}
