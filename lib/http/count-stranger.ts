import { isOwnMachine, requestAddress } from '@/lib/auth/request-address'
import type { ErrorCode } from '@/lib/contract/errors'
import { within } from '@/lib/limits/limits'

/** What is answered to who has shown no right to anything. */
const strange = new Set<ErrorCode>(['unauthorized', 'invalid_signature', 'invalid_credentials'])

/**
 * Counts a refusal against the caller's address, if it was one for a stranger. Answers what to refuse with: the same, or
 * `too_many_requests` for an address that goes on and on, so that trying out tokens and signatures has an end.
 */
export const countStranger = async (request: Request, cause: unknown): Promise<unknown> => {
  const { code } = (cause ?? {}) as { code?: ErrorCode }
  const address = requestAddress(request.headers)
  if (!code || !strange.has(code) || isOwnMachine(address)) return cause
  return within('stranger:address', address).then(
    () => cause,
    (refused: unknown) => refused,
  )
}
