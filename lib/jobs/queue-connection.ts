import { connectionOptions } from '@/lib/db/connection-options'

/**
 * How pg-boss reaches the database, as the rest of the code does. It passes its options on to `pg`, whose names for them
 * its own types know only in part.
 */
export const queueConnection = (databaseUrl: string) => {
  const { host = '', port = 5432, user = '', password, database = '', ssl } = connectionOptions(databaseUrl)
  return { host, port, user, password: String(password ?? ''), database, ...(ssl && { ssl }) }
}
