import { ErrorAnswer, type ErrorBody } from '@/lib/contract/errors'
import { whoIsHere } from '@/stores/workspace'

/** A request that did not succeed. `status` 0: no answer arrived, so the outcome is unknown. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
  ) {
    super(body.message)
    this.name = 'ApiError'
  }
  /** Whether trying the same again may help: no answer, too many requests, or the server's own trouble. */
  get retryable() {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

const noAnswer: ErrorBody = { code: 'unavailable', message: 'No connection to the server' }

const errorOf = async (response: Response): Promise<ErrorBody> => {
  const parsed = ErrorAnswer.safeParse(await response.json().catch(() => null))
  return parsed.success
    ? parsed.data.error
    : { code: 'internal', message: `The server answered ${response.status}` }
}

// The cookie is the browser's: another tab may have signed somebody else in. What is this person's is done as them or not.
const headersOf = (body: unknown): Record<string, string> => {
  const member = whoIsHere()
  return {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(member !== null && { 'parley-member': member }),
  }
}

/**
 * One JSON request to our own server, with the session's cookie.
 * Answers the body, typed by the caller from the contract. Throws `ApiError`, also when nothing answered in `timeout` ms.
 */
export const api = async <Answer>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  { timeout = 15_000, signal }: { timeout?: number; signal?: AbortSignal } = {},
): Promise<Answer> => {
  const deadline = AbortSignal.timeout(timeout)
  const response = await fetch(path, {
    method,
    signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    headers: headersOf(body),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((cause) => {
    if (signal?.aborted) throw cause
    throw new ApiError(0, noAnswer)
  })
  if (response.status === 401) window.dispatchEvent(new Event('parley:unauthorized'))
  if (!response.ok) throw new ApiError(response.status, await errorOf(response))
  return response.status === 204 ? (undefined as Answer) : ((await response.json()) as Answer)
}
