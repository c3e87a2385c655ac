import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type GraphCall = { path: string; token: string; body: Record<string, unknown> }
type Reply = (response: ServerResponse, call: GraphCall, count: number) => void

let sent = 0

/** Answers as the Graph API does when it takes a message. */
export const accept: Reply = (response, { body }) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  if (body.status === 'read') return response.end('{"success":true}')
  sent += 1
  response.end(
    JSON.stringify({
      messaging_product: 'whatsapp',
      contacts: [{ input: body.to, wa_id: body.to }],
      messages: [{ id: `wamid.PEER${sent}` }],
    }),
  )
}

/** Answers with an error in the Graph API's shape. */
export const refuse =
  (status: number, code: number, message: string, details = ''): Reply =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify({ error: { message, type: 'OAuthException', code, error_data: { details } } }),
    )
  }

/** Takes the request and ends the connection without a word: what was done is unknown. */
export const hangUp: Reply = (response) => response.destroy()

const readBody = async (request: IncomingMessage) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>
}

/** A peer that speaks Graph over real HTTP and does what a test wants; for faults that the sandbox does not play. */
export class GraphPeer {
  readonly calls: GraphCall[] = []
  reply: Reply = accept
  private server: Server | undefined

  /** Listens, and answers the address that stands for Meta's. */
  async start(): Promise<string> {
    this.server = createServer(async (request, response) => {
      const token = (request.headers.authorization ?? '').replace('Bearer ', '')
      const call = { path: request.url ?? '', token, body: await readBody(request) }
      this.calls.push(call)
      this.reply(response, call, this.callsTo(String(call.body.to)).length)
    })
    const { server } = this
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  callsTo(phone: string) {
    return this.calls.filter((call) => call.body.to === phone)
  }

  async stop() {
    this.server?.closeAllConnections()
    await new Promise((resolve) => this.server?.close(resolve))
  }
}
