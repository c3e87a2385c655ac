import { z } from 'zod'

/** A UUID, as text. Ours are version 7; a program may bring another version as its clientMsgId. */
export const Id = z.uuid()

/** A moment, ISO 8601 in UTC with milliseconds: `2026-01-31T09:30:00.000Z`. */
export const Moment = z.iso.datetime({ precision: 3 })

/** A position in a workspace's event log. Contiguous from 1 (R2); far below 2^53, so a plain number. */
export const Seq = z.number().int().nonnegative()
