import type { ErrorCode } from '@/lib/contract/errors'

const texts: Partial<Record<ErrorCode, string>> = {
  not_found: 'This is not here, or not yours to see',
  forbidden: 'Your role does not allow this',
  unauthorized: 'Sign in again',
  conflict: 'This has changed in the meantime. Look again and repeat',
  unavailable: 'The server is busy. Try again in a moment',
}

/**
 * A failure with a meaning (R18). `message` is for the person, `detail` for the log only.
 * Recognised by `code`, never by `instanceof`: Next bundles its own copy of this class.
 */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    message = texts[code] ?? code,
    readonly options: {
      issues?: { path: string; message: string }[]
      detail?: string
      retryAfter?: number
    } = {},
  ) {
    super(message)
    this.name = 'DomainError'
  }
}

/** Absent and not yours look alike (R17). */
export const notFound = () => new DomainError('not_found')
