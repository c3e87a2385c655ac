import pino, { type DestinationStream } from 'pino'
import { env } from './env'
import { sharedState } from './shared-state'

type Failure = { name?: string; code?: unknown; message?: string; stack?: string }

/** Postgres repeats the value it does not accept, and Prisma the whole call, above its last line. */
const safeMessage = ({ name = '', code, message = '' }: Failure): string => {
  if (typeof code === 'string' && /^22/.test(code)) return 'the database did not accept a value'
  return name.startsWith('Prisma') ? (message.trim().split('\n').at(-1) ?? '') : message
}

/** What of an error is logged: its kind, its code and where it happened, none of the values that libraries hang on it. */
const safeError = (cause: unknown) => {
  const failure = (cause ?? {}) as Failure
  if (typeof failure.message !== 'string') return { type: typeof cause }
  const message = safeMessage(failure)
  return {
    type: failure.name,
    ...(failure.code !== undefined && { code: failure.code }),
    message,
    stack: failure.stack?.replace(failure.message, message),
  }
}

const secrets = [
  'text',
  'password',
  'token',
  'accessToken',
  'appSecret',
  'verifyToken',
  'authorization',
  'cookie',
  'raw',
]

/** A log with our rules of what must not be in it: a net below the rule that nobody gives it such things. */
export const createLog = (level: string, destination?: DestinationStream): pino.Logger =>
  pino(
    {
      level,
      base: undefined,
      serializers: { err: safeError },
      redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[kept back]' },
    },
    destination ?? pino.destination(1),
  )

/** The log of this process: one JSON line per entry. Never give it tokens, passwords or message texts. */
export const log = (): pino.Logger => sharedState('log', () => createLog(env().LOG_LEVEL))
