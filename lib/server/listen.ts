import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { OperatorError } from '@/lib/operator-error'
import { requestMarker } from './mark-request'
import { markRequest } from './request-id'

export type Handle = (request: IncomingMessage, response: ServerResponse) => void

const explain = (cause: NodeJS.ErrnoException, port: number) => {
  if (cause.code === 'EADDRINUSE')
    return `Port ${port} is in use: stop what runs there, or choose another with PORT=${port + 1}.`
  if (cause.code === 'EACCES')
    return `Port ${port} may not be used by this account: choose one above 1023 with PORT.`
  return `Parley cannot listen on port ${port} (${cause.code}): choose another with PORT or HOST.`
}

/**
 * An HTTP server that listens. Every request, upgrades too, carries the caller's address in a header that the caller
 * cannot set, and every answer the headers that keep browsers safe (lib/server/mark-request.ts). Throws OperatorError when
 * the port cannot be had.
 */
export const listen = (handle: Handle, port: number, host: string | undefined): Promise<Server> =>
  new Promise((resolve, reject) => {
    const { markAddress, markAnswer } = requestMarker()
    const server = createServer({ connectionsCheckingInterval: 500 }, (request, response) => {
      markAddress(request)
      markRequest(request, response)
      markAnswer(request, response)
      handle(request, response)
    })
    // The first of the listeners, so that Socket.IO sees the same.
    server.on('upgrade', (request, socket) => {
      markAddress(request)
      // While we start nobody else listens yet, and nobody would ever end it.
      if (server.listenerCount('upgrade') === 1) socket.destroy()
    })
    // Who connects and stays silent, or dribbles, is let go: a request's head has 4 s to come, all of it a minute.
    server.headersTimeout = 4_000
    server.requestTimeout = 60_000
    // Connections are kept longer than a balancer keeps them, so that it never writes into one that is closing.
    server.keepAliveTimeout = 65_000
    server.once('error', (cause) => reject(new OperatorError(explain(cause, port))))
    server.listen(port, host, () => resolve(server))
  })
