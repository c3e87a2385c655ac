type Failure = {
  code?: unknown
  originalCode?: unknown
  message?: unknown
  originalMessage?: unknown
  cause?: unknown
  meta?: { driverAdapterError?: unknown }
}

/** Class 08, 53300 and 57P0x of Postgres, what sockets say, and Prisma's words for the same. */
const codes = /^(08...|57P0.|53300|ECONN\w+|EPIPE|ETIMEDOUT|P1001|P1008|P1017|P1018|P2024|P2028|P2037)$/
// The last: this process is about to end.
const words =
  /timeout|timed out|Connection terminated|Server has closed the connection|Can't reach database|pool after calling end/i

const isText = (value: unknown): value is string => typeof value === 'string'

/** The failure and what it wraps: Prisma puts what the driver said into `meta` or `cause`. */
const layers = (cause: unknown, depth = 4): Failure[] => {
  if (!cause || typeof cause !== 'object' || depth === 0) return []
  const failure = cause as Failure
  return [
    failure,
    ...layers(failure.meta?.driverAdapterError, depth - 1),
    ...layers(failure.cause, depth - 1),
  ]
}

/**
 * Whether what was thrown says that Postgres cannot be reached, is starting, or went away in between, whoever says it:
 * `pg` or Prisma. Such a request may be tried again as it is.
 * https://www.postgresql.org/docs/18/errcodes-appendix.html, https://www.prisma.io/docs/orm/reference/error-reference
 */
export const databaseIsAway = (cause: unknown): boolean =>
  layers(cause).some(
    ({ code, originalCode, message, originalMessage }) =>
      [code, originalCode].some((value) => isText(value) && codes.test(value)) ||
      [message, originalMessage].some((value) => isText(value) && words.test(value)),
  )
