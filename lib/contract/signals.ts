import { z } from 'zod'
import { Id, Seq } from './ids'

/** Signals are ephemeral: never logged, never retried, gone by themselves after `ttl` milliseconds (R10). */
const ttl = z.number().int().positive()
const inConversation = { conversationId: Id, userId: Id, clientId: z.string(), ttl }

export const signalData = {
  'typing:start': z.strictObject({ ...inConversation, note: z.boolean() }),
  'typing:stop': z.strictObject({ conversationId: Id, userId: Id, clientId: z.string() }),
  'viewing:start': z.strictObject(inConversation),
  'viewing:stop': z.strictObject({ conversationId: Id, userId: Id, clientId: z.string() }),
  'user:online': z.strictObject({ userIds: z.array(Id), ttl }),
  'user:away': z.strictObject({ userIds: z.array(Id), ttl }),
  'user:offline': z.strictObject({ userIds: z.array(Id) }),
  /** This node is about to stop: connect anew after so long, each window at a moment of its own. */
  drain: z.strictObject({ delay: z.number().int().nonnegative() }),
  /**
   * The server's position in the log, every 10 s: everything up to it has been sent to this socket (R16). `behind`: for how
   * many ms the server has not been at the log's end, as far as it can tell; 0 when it is, or was a moment ago.
   */
  head: z.strictObject({
    epoch: Id,
    seq: Seq,
    contractVersion: z.number().int(),
    behind: z.number().int().nonnegative(),
  }),
} as const

export type SignalName = keyof typeof signalData
export type SignalData<Name extends SignalName> = z.output<(typeof signalData)[Name]>

export const typingTtl = 6_000
export const viewingTtl = 15_000
export const presenceTtl = 60_000

export type PresenceState = 'online' | 'away'

/** Everybody in the workspace who is online or away, at whatever node; `ttl` as in the signals. */
export type PresenceList = { online: string[]; away: string[]; ttl: number }
