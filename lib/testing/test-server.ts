import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from 'vitest'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { readinessChecks } from '@/lib/health/checks'
import { provideGauges } from '@/lib/health/gauges'
import { installReadiness } from '@/lib/health/readiness'
import { expressLane } from '@/lib/http/express-lane'
import { startWorkers } from '@/lib/jobs/start-workers'
import { createRealtime, type Realtime } from '@/lib/realtime/create-realtime'
import { listen } from '@/lib/server/listen'
import { allRoutes } from './all-routes'
import { createTestDatabase, type TestDatabase } from './database'
import { freePort } from './free-port'

export type TestServer = { url: string; realtime: Realtime }

/** What the tests' Prometheus and operator show. */
export const metricsToken = 'metrics-token-of-tests'
export const operatorToken = 'operator-token-of-tests'

type Options = { workers?: boolean; graphUrl?: string }

const prepare = async (graphUrl: string | undefined): Promise<{ database: TestDatabase; port: number }> => {
  const database = await createTestDatabase()
  const port = await freePort()
  Object.assign(process.env, {
    DATABASE_URL: database.databaseUrl,
    NEXTAUTH_SECRET: 'a secret for tests, not for people',
    NEXTAUTH_URL: `http://127.0.0.1:${port}`,
    PORT: String(port),
    SANDBOX: 'on',
    LOG_LEVEL: 'silent',
    METRICS_TOKEN: metricsToken,
    OPERATOR_TOKEN: operatorToken,
    ...(graphUrl && { WHATSAPP_GRAPH_URL: graphUrl }),
  })
  return { database, port }
}

const serveRoutes = async (port: number): Promise<Server> => {
  const routes = await allRoutes()
  const lane = expressLane(
    routes.flatMap(({ pattern, methods }) =>
      Object.entries(methods).map(([method, handler]) => ({ method, path: pattern, handler })),
    ),
  )
  return listen(
    (request, response) => {
      if (lane(request, response)) return
      response.writeHead(404)
      response.end()
    },
    port,
    '127.0.0.1',
  )
}

/**
 * The product's server with a database of its own, for the tests of one file: every API route, Socket.IO and, if asked,
 * the workers; all but Next's pages.
 */
export const useTestServer = ({ workers = false, graphUrl }: Options = {}): (() => TestServer) => {
  let server: TestServer | undefined
  const stops: (() => Promise<unknown>)[] = []
  beforeAll(async () => {
    const { database, port } = await prepare(graphUrl)
    stops.unshift(database.drop)
    stops.unshift(async () => {
      await db().$disconnect()
      await pool().end()
    })
    const http = await serveRoutes(port)
    const realtime = createRealtime(http)
    installReadiness(await readinessChecks())
    provideGauges()
    stops.unshift(realtime.stop)
    if (workers) stops.unshift((await startWorkers(database.databaseUrl)).stop)
    server = { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, realtime }
  })
  afterAll(async () => {
    for (const stop of stops) await stop()
  })
  return () => {
    if (!server) throw new Error('the test server runs inside tests only')
    return server
  }
}
