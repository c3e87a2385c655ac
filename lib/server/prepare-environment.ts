import path from 'node:path'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { keepSecret } from '@/lib/db/secret'
import { readEnv } from '@/lib/env'

type Prepared = {
  stopDatabase: () => Promise<void>
  /** Where the embedded database keeps its files; null with DATABASE_URL. */
  clusterFolder: string | null
}
type Report = { onProgress: (text: string) => void; onLost: (text: string) => void }

/**
 * Finds the database (the embedded one unless DATABASE_URL says otherwise) and the secret, and writes what was resolved
 * to process.env: Next's own copy of lib/env.ts sees nothing else. Throws OperatorError.
 */
export const prepareEnvironment = async ({ onProgress, onLost }: Report): Promise<Prepared> => {
  const { DATABASE_URL, NEXTAUTH_SECRET, DATA_DIR, SANDBOX, DEMO, NEXTAUTH_URL } = readEnv()
  const embedded = DATABASE_URL
    ? null
    : await startEmbeddedPostgres({ dataDir: DATA_DIR, onProgress, onLost })
  Object.assign(process.env, {
    DATABASE_URL: DATABASE_URL ?? embedded?.databaseUrl,
    NEXTAUTH_SECRET: NEXTAUTH_SECRET ?? keepSecret(DATA_DIR),
    NEXTAUTH_URL,
    SANDBOX,
    DEMO,
  })
  return {
    stopDatabase: async () => embedded?.stop(),
    clusterFolder: embedded ? path.join(DATA_DIR, 'postgres') : null,
  }
}
