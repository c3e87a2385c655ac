import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import next from 'next'
import type { Handle } from './listen'

type NextHandler = { handle: Handle; ready: Promise<void>; close: () => Promise<void> }

const isSocketIo = (request: IncomingMessage) => request.url?.startsWith('/socket.io/') ?? false

/**
 * Next on our server. Requests that come before it is ready wait for it, so that the port can answer early; upgrades
 * that are not Socket.IO's are Next's in development and nobody's otherwise.
 */
export const nextHandler = (server: Server, { dev, port }: { dev: boolean; port: number }): NextHandler => {
  const app = next({ dev, port, httpServer: server, hostname: 'localhost' })
  const ready = app.prepare()
  const handle: Handle = (request, response) => {
    ready.then(() => app.getRequestHandler()(request, response)).catch(() => response.destroy())
  }
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (isSocketIo(request)) return
    if (!dev) return void socket.destroy()
    ready.then(() => app.getUpgradeHandler()(request, socket, head)).catch(() => socket.destroy())
  })
  return { handle, ready, close: () => app.close() }
}
