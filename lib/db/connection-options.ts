import type { ClientConfig } from 'pg'

// How long a database may take to answer before we say that it does not.
const answerWithin = 5_000

/**
 * A database URL taken apart for `pg`, with a limit to how long it may take to connect. In parts, because
 * `pg` lets a whole URL win over every other option.
 *
 * @param databaseUrl postgresql://user:password@host:port/database?sslmode=…
 */
export function connectionOptions(databaseUrl: string): ClientConfig {
  const url = new URL(databaseUrl)
  const sslMode = url.searchParams.get('sslmode')
  return {
    host: decodeURIComponent(url.hostname.replace(/^\[|\]$/g, '')),
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    connectionTimeoutMillis: answerWithin,
    ...(sslMode && sslMode !== 'disable'
      ? { ssl: { rejectUnauthorized: sslMode.startsWith('verify') } }
      : {}),
  }
}

/** The address in a database URL as a person may see it: without user, password and options. */
export function databaseAddress(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  return `${url.host}${url.pathname}`
}
