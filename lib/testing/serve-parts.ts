import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bus } from '@/lib/bus/bus'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { env } from '@/lib/env'
import { readinessChecks } from '@/lib/health/checks'
import { provideGauges } from '@/lib/health/gauges'
import { installReadiness } from '@/lib/health/readiness'
import { expressLane } from '@/lib/http/express-lane'
import { startWorkers } from '@/lib/jobs/start-workers'
import { createRealtime, type Realtime } from '@/lib/realtime/create-realtime'
import { listen } from '@/lib/server/listen'
import { allRoutes } from './all-routes'

export type Parts = { url: string; http: Server; realtime: Realtime; stop: () => Promise<void> }

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

/** What server.ts composes, but for Next's pages: every API route, Socket.IO and, if asked, the workers. */
export const serveParts = async ({ workers }: { workers: boolean }): Promise<Parts> => {
  const stops: (() => Promise<unknown> | undefined)[] = []
  stops.unshift(async () => {
    await db().$disconnect()
    await pool().end()
  })
  stops.unshift(async () => bus()?.stop())
  const http = await serveRoutes(env().PORT)
  const realtime = createRealtime(http)
  installReadiness(await readinessChecks())
  provideGauges()
  stops.unshift(realtime.stop)
  if (workers) stops.unshift((await startWorkers(env().DATABASE_URL)).stop)
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    http,
    realtime,
    stop: async () => {
      for (const stop of stops) await stop()
    },
  }
}
