import { z } from 'zod'
import type { ErrorBody } from './errors'
import type { Envelope, EventName, LoggedEvent } from './events'
import { Id, Seq } from './ids'
import type { PresenceList, SignalData, SignalName } from './signals'

/** What a window may say over its socket. Every command is answered with a typed ack. */
export const commandInput = {
  /** Listen to a conversation while it is on screen. */
  'conversation:join': z.strictObject({ conversationId: Id }),
  'conversation:leave': z.strictObject({ conversationId: Id }),
  /** Everything after this cursor, for the rooms this socket is in (R5). */
  sync: z.strictObject({ epoch: Id, after: Seq }),
  /** Repeated every 3 s while keys are pressed. */
  'typing:start': z.strictObject({ conversationId: Id, note: z.boolean() }),
  'typing:stop': z.strictObject({ conversationId: Id }),
  /** Repeated every 5 s while the conversation is in front of someone. */
  'viewing:start': z.strictObject({ conversationId: Id }),
  'viewing:stop': z.strictObject({ conversationId: Id }),
  /** Whether this window is used; a person is away when all their windows are. */
  'presence:set': z.strictObject({ state: z.enum(['online', 'away']) }),
  ping: z.strictObject({}),
} as const

export type CommandName = keyof typeof commandInput
export type CommandInput<Name extends CommandName> = z.input<(typeof commandInput)[Name]>

export type SyncAnswer =
  | { reset: false; events: LoggedEvent[]; to: number; more: boolean }
  | { reset: true; epoch: string }

export type CommandAnswer = {
  'conversation:join': { viewing: SignalData<'viewing:start'>[]; typing: SignalData<'typing:start'>[] }
  'conversation:leave': Record<never, never>
  sync: SyncAnswer & { presence: PresenceList }
  'typing:start': Record<never, never>
  'typing:stop': Record<never, never>
  'viewing:start': Record<never, never>
  'viewing:stop': Record<never, never>
  'presence:set': Record<never, never>
  ping: { seq: number }
}

export type Ack<Data> = { ok: true; data: Data } | { ok: false; error: ErrorBody }

export type ClientToServerEvents = {
  [Name in CommandName]: (input: CommandInput<Name>, ack: (answer: Ack<CommandAnswer[Name]>) => void) => void
}
export type ServerToClientEvents = { [Name in EventName]: (event: Envelope<Name>) => void } & {
  [Name in SignalName]: (signal: SignalData<Name>) => void
}
