import { afterAll, beforeAll } from 'vitest'
import { createTestDatabase, type TestDatabase } from './database'
import { freePort } from './free-port'
import { type Parts, serveParts } from './serve-parts'

export type TestServer = Pick<Parts, 'url' | 'realtime'>

/** What the tests' Prometheus and operator show. */
export const metricsToken = 'metrics-token-of-tests'
export const operatorToken = 'operator-token-of-tests'

type Options = {
  workers?: boolean
  graphUrl?: string
  /** Configuration that differs from a plain one. */
  variables?: Record<string, string>
}

/** The variables that a process of ours needs in tests, for a database of theirs. */
export const testEnvironment = (databaseUrl: string, port: number) => ({
  DATABASE_URL: databaseUrl,
  NEXTAUTH_SECRET: 'a secret for tests, not for people',
  NEXTAUTH_URL: `http://127.0.0.1:${port}`,
  PORT: String(port),
  SANDBOX: 'on',
  LOG_LEVEL: 'silent',
  METRICS_TOKEN: metricsToken,
  OPERATOR_TOKEN: operatorToken,
})

const prepare = async ({ graphUrl, variables }: Options): Promise<TestDatabase> => {
  const database = await createTestDatabase()
  Object.assign(process.env, {
    ...testEnvironment(database.databaseUrl, await freePort()),
    ...(graphUrl && { WHATSAPP_GRAPH_URL: graphUrl }),
    ...variables,
  })
  return database
}

/** The product's server with a database of its own, for the tests of one file. */
export const useTestServer = (options: Options = {}): (() => TestServer) => {
  let server: Parts | undefined
  let database: TestDatabase | undefined
  beforeAll(async () => {
    database = await prepare(options)
    server = await serveParts({ workers: options.workers ?? false })
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })
  return () => {
    if (!server) throw new Error('the test server runs inside tests only')
    return server
  }
}
