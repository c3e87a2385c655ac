import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { createProxyServer } from 'http-proxy-3'
import type { ClusterNode } from './cluster-node'

/** More than the product takes in one request. */
const bodyLimit = 4 * 1024 * 1024

const readBody = async (request: IncomingMessage): Promise<Buffer | null> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    if (size > bodyLimit) return null
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

const refuse = (response: ServerResponse, status: number, text: string) => {
  if (response.headersSent) return response.destroy()
  response.writeHead(status, { 'content-type': 'text/plain', 'retry-after': '1' })
  response.end(text)
}

/**
 * One port in front of several nodes: each connection to the one with the fewest. A node that takes no connections is
 * passed over; since it never saw the request, asking the next is safe. No session needs to stick to a node.
 */
export const startBalancer = async (
  nodes: ClusterNode[],
  port: number,
): Promise<{ stop: () => Promise<void> }> => {
  const proxy = createProxyServer({ xfwd: true })
  proxy.on('error', () => {})

  const choose = async (): Promise<ClusterNode | undefined> => {
    for (const node of nodes.toSorted((a, b) => a.connections - b.connections))
      if (await node.accepts()) return node
    return undefined
  }
  const count = (node: ClusterNode, ended: (listener: () => void) => void) => {
    node.connections++
    ended(() => {
      node.connections--
    })
  }

  const server = createServer(async (request, response) => {
    const body = await readBody(request).catch(() => null)
    if (!body) return refuse(response, 413, 'This is more than can be sent at once.')
    const node = await choose()
    if (!node) return refuse(response, 503, 'No node takes requests. Try again in a moment.')
    count(node, (listener) => response.once('close', listener))
    const target = { host: '127.0.0.1', port: node.port }
    proxy.web(request, response, { target, buffer: Readable.from([body]) }, () =>
      refuse(response, 502, 'The node did not answer. Try again in a moment.'),
    )
  })
  server.on('upgrade', async (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const node = await choose()
    if (!node) return socket.destroy()
    count(node, (listener) => socket.once('close', listener))
    proxy.ws(request, socket, head, { target: { host: '127.0.0.1', port: node.port } }, () =>
      socket.destroy(),
    )
  })
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.listen(port)
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject))
  return {
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
