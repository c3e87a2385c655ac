import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type FloorMessage, openStore } from './message-store'

const path = /^\/api\/conversations\/([^/]+)\/messages$/

const readBody = async (request: IncomingMessage) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString())
}

/** Starts a floor: the bare HTTP server that stores what is posted, then has it broadcast, then answers. */
export const serveFloor = async (broadcast: (message: FloorMessage) => void): Promise<Server> => {
  const store = await openStore(process.env.DATABASE_URL ?? '')
  const post = async (conversationId: string, request: IncomingMessage, response: ServerResponse) => {
    const { clientMsgId, text } = await readBody(request)
    const message = await store(conversationId, clientMsgId, text)
    broadcast(message)
    response.writeHead(201, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ message }))
  }
  const server = createServer((request, response) => {
    const conversationId = path.exec(request.url ?? '')?.[1]
    if (conversationId) post(conversationId, request, response).catch((cause) => response.destroy(cause))
    else response.writeHead(404).end()
  })
  process.on('SIGTERM', () => process.exit(0))
  return server
}

/** Listens, and says so to the process that waits for it. */
export const listenAsFloor = (server: Server) =>
  server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'))
