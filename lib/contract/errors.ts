import { z } from 'zod'

/** Every failure a caller can meet (R18), with its HTTP status. The only place where the two meet. */
export const errorStatus = {
  bad_request: 400,
  invalid_json: 400,
  invalid_body: 400,
  invalid_cursor: 400,
  unauthorized: 401,
  invalid_credentials: 401,
  second_factor_required: 401,
  invalid_code: 401,
  invalid_signature: 401,
  forbidden: 403,
  forbidden_origin: 403,
  not_found: 404,
  conflict: 409,
  not_retryable: 409,
  stale_reply: 409,
  reset: 410,
  too_large: 413,
  unsupported_media_type: 415,
  client_msg_id_reused: 422,
  weak_password: 422,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<string, number>

export type ErrorCode = keyof typeof errorStatus

export const ErrorBody = z.strictObject({
  code: z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]),
  /** For the person: what to do, in plain words. */
  message: z.string(),
  /** Where in the input, for programs: `text: Too long`. */
  issues: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
})
export type ErrorBody = z.output<typeof ErrorBody>

export const ErrorAnswer = z.strictObject({ error: ErrorBody })
