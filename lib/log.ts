import pino from 'pino'
import { env } from './env'
import { sharedState } from './shared-state'

/** The log of this process: one JSON line per entry. Never give it tokens, passwords or message texts. */
export const log = (): pino.Logger =>
  sharedState('log', () => pino({ level: env().LOG_LEVEL, base: undefined }))
