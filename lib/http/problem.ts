import { type ErrorBody, type ErrorCode, errorStatus } from '@/lib/contract/errors'
import { log } from '@/lib/log'
import { databaseIsAway } from './database-is-away'

type Failure = {
  code: ErrorCode
  message: string
  options?: { issues?: { path: string; message: string }[]; detail?: string; retryAfter?: number }
}

const asFailure = (cause: unknown): Failure => {
  const { code } = (cause ?? {}) as { code?: unknown }
  if (typeof code === 'string' && code in errorStatus) return cause as Failure
  if (databaseIsAway(cause))
    return { code: 'unavailable', message: 'The server is busy. Try again in a moment' }
  return { code: 'internal', message: 'Something went wrong on the server. Try again' }
}

/** Turns whatever was thrown into the contract's error body, and logs what is the server's own fault. */
export const problemOf = (
  cause: unknown,
  where: string,
  requestId?: string | null,
): ErrorBody & { retryAfter?: number } => {
  const failure = asFailure(cause)
  if (errorStatus[failure.code] >= 500) log().error({ err: cause, where, requestId }, 'request failed')
  const { issues, detail, retryAfter } = failure.options ?? {}
  if (detail) log().info({ where, requestId, code: failure.code, detail }, 'refused')
  return {
    code: failure.code,
    message: failure.message,
    ...(issues && { issues }),
    ...(retryAfter && { retryAfter }),
  }
}

/** The HTTP answer for whatever was thrown. */
export const problem = (cause: unknown, where: string, requestId?: string | null): Response => {
  const { retryAfter, ...error } = problemOf(cause, where, requestId)
  return Response.json(
    { error },
    {
      status: errorStatus[error.code],
      headers: {
        'cache-control': 'private, no-store',
        ...(retryAfter && { 'retry-after': String(retryAfter) }),
        ...(errorStatus[error.code] === 503 && { 'retry-after': '1' }),
      },
    },
  )
}
