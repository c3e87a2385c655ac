import { z } from 'zod'

/**
 * What we give the provider with a send and get back with each of its reports (`biz_opaque_callback_data`): names the
 * message and the attempt, so that a report which overtakes the send's own answer is not lost, and one about an earlier
 * attempt does not touch a later one.
 */
export const opaqueOf = (messageId: string, attempt: number) => `${messageId}:${attempt}`

const Opaque = z.tuple([z.uuid(), z.coerce.number().int().positive()])

/** The message and attempt that a report names; nulls when it names none of ours. */
export const parseOpaque = (opaque: string | null): { messageId: string | null; attempt: number | null } => {
  const parsed = Opaque.safeParse(opaque?.split(':'))
  return parsed.success
    ? { messageId: parsed.data[0], attempt: parsed.data[1] }
    : { messageId: null, attempt: null }
}
