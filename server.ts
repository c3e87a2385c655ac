import type { Server } from 'node:http'
import { hotLanes, processLanes } from '@/app/api/lanes'
import { bus } from '@/lib/bus/bus'
import { db } from '@/lib/db/client'
import { migrate } from '@/lib/db/migrate'
import { pool } from '@/lib/db/pool'
import { fillDemo } from '@/lib/demo/fill-demo'
import { env, readEnv } from '@/lib/env'
import { watchForRestore } from '@/lib/events/notice-restore'
import { readinessChecks } from '@/lib/health/checks'
import { provideGauges } from '@/lib/health/gauges'
import { installReadiness } from '@/lib/health/readiness'
import { countPages } from '@/lib/http/count-pages'
import { expressLane } from '@/lib/http/express-lane'
import { pageGate } from '@/lib/http/page-gate'
import { installQueues } from '@/lib/jobs/install-queues'
import { startWorkers } from '@/lib/jobs/start-workers'
import { log } from '@/lib/log'
import type { OperatorError } from '@/lib/operator-error'
import { createRealtime } from '@/lib/realtime/create-realtime'
import { drain } from '@/lib/server/drain'
import { type Handle, listen } from '@/lib/server/listen'
import { nextHandler } from '@/lib/server/next-handler'
import { prepareEnvironment } from '@/lib/server/prepare-environment'
import { greet, step } from '@/lib/server/progress'
import { stopInOrder } from '@/lib/server/stop-in-order'

/** What was started so far, last first: stopping goes the other way round, also when starting fails half-way. */
const started: { name: string; stop: () => Promise<unknown> | undefined }[] = []
const began = (name: string, stop: () => Promise<unknown> | undefined) => started.unshift({ name, stop })

/** What comes before stopping, once there is anybody to take leave of. */
let leave: () => Promise<void> = async () => {}

const starting: Handle = (request, response) => {
  // A process that brings a large database up to date must not be restarted for it.
  if (request.url === '/health/live') return void response.end('{"status":"live"}')
  response.writeHead(503, { 'retry-after': '1', 'content-type': 'application/json' })
  response.end('{"error":{"code":"unavailable","message":"Parley is starting. Try again in a moment"}}')
}

const closeHttp = (server: Server) => () => {
  const closed = new Promise((resolve) => server.close(resolve))
  // Answers in flight get a second; idle and stubborn connections end with it.
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), 1_000).unref()
  return closed
}

const startData = async () => {
  const { stopDatabase, clusterFolder } = await prepareEnvironment({ onProgress: step, onLost: fail })
  began('database', stopDatabase)
  began('pool', async () => {
    await db().$disconnect()
    await pool().end()
  })
  step('Bringing the tables up to date')
  const { DATABASE_URL } = env()
  await migrate(DATABASE_URL)
  const stopWatching = await watchForRestore(clusterFolder)
  began('restore watch', async () => stopWatching())
  await installQueues(DATABASE_URL)
  if (env().DEMO === 'on') await fillDemo(step)
}

type Doors = { handle: Handle; ready: Promise<void> }

/** Everything that people and programs ask for: sockets, hot routes, pages. */
const openDoors = (server: Server): Doors => {
  const { NODE_ENV, PORT } = readEnv()
  const realtime = createRealtime(server)
  began('realtime', realtime.stop)
  leave = () => drain(server, realtime)
  const lane = expressLane([...hotLanes, ...processLanes])
  const next = nextHandler(server, { dev: NODE_ENV === 'development', port: PORT })
  began('next', next.close)
  const page = pageGate(countPages(next.handle))
  const handle: Handle = (request, response) => {
    if (!lane(request, response)) page(request, response)
  }
  return { handle, ready: next.ready }
}

/** A node that only works on jobs still says how it is. */
const openBackDoor = (): Doors => {
  const lane = expressLane(processLanes)
  const handle: Handle = (request, response) => {
    if (lane(request, response)) return
    response.writeHead(404, { 'content-type': 'text/plain' })
    response.end('This node works on jobs only.')
  }
  return { handle, ready: Promise.resolve() }
}

const start = async () => {
  const { PORT, HOST, WEB } = readEnv()
  let handle = starting
  const server = await listen((request, response) => handle(request, response), PORT, HOST)
  began('http', closeHttp(server))
  await startData()
  step(WEB === 'on' ? 'Opening the doors' : 'Going to work; pages are served elsewhere')
  began('bus', async () => bus()?.stop())
  const doors = WEB === 'on' ? openDoors(server) : openBackDoor()
  installReadiness(await readinessChecks())
  provideGauges()
  handle = doors.handle
  if (env().WORKERS === 'on') {
    const workers = await startWorkers(env().DATABASE_URL)
    began('workers', workers.stop)
  }
  await doors.ready
  greet(env())
}

let stopping: Promise<void> | null = null
const stop = (exitCode: number) => {
  stopping ??= leave()
    .then(() => stopInOrder(started))
    .then(() => process.exit(exitCode))
  return stopping
}

/** One line for the person who runs it; a stack trace only for what we did not foresee. */
const fail = (cause: unknown) => {
  if (typeof cause === 'string') console.error(cause)
  else
    console.error(
      (cause as OperatorError)?.name === 'OperatorError' ? (cause as OperatorError).message : cause,
    )
  void stop(1)
}

// The last resort: pg-boss leaves promises without a catch, and its database going away must not end this process.
process.on('unhandledRejection', (cause) => log().error({ err: cause }, 'a promise was rejected unheard'))
process.on('SIGINT', () => void stop(0))
process.on('SIGTERM', () => void stop(0))
start().catch(fail)
