import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A webhook as it arrived. */
export type Received = { path: string; signature: string; raw: Buffer; body: ReceivedBody }

type ReceivedStatus = {
  id: string
  status: string
  recipient_id: string
  timestamp: string
  biz_opaque_callback_data?: string
  errors?: { code: number; title: string }[]
}
type ReceivedMessage = {
  id: string
  from: string
  text: { body: string }
  context?: { id: string; from: string }
}
type ReceivedBody = {
  entry: {
    id: string
    changes: {
      value: {
        metadata: { phone_number_id: string; display_phone_number: string }
        statuses?: ReceivedStatus[]
        messages?: ReceivedMessage[]
        contacts?: { wa_id: string; profile: { name: string } }[]
      }
    }[]
  }[]
}

const readAll = async (request: IncomingMessage) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/**
 * For tests: the business' end of the webhook, a real HTTP server on a free port. It keeps what it gets and answers
 * with the next of `answers`, 200 when there is none.
 */
export const startReceiver = async () => {
  const received: Received[] = []
  const answers: number[] = []
  let wake = () => {}
  const server = createServer(async (request, response) => {
    const raw = await readAll(request)
    const signature = String(request.headers['x-hub-signature-256'])
    received.push({ path: request.url ?? '', signature, raw, body: JSON.parse(raw.toString('utf8')) })
    response.writeHead(answers.shift() ?? 200).end()
    wake()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const values = () =>
    received.flatMap(({ body }) => body.entry.flatMap((entry) => entry.changes.map(({ value }) => value)))
  return {
    port: (server.address() as AddressInfo).port,
    received,
    answers,
    statuses: () => values().flatMap(({ statuses = [] }) => statuses),
    messages: () => values().flatMap(({ messages = [] }) => messages),
    /** Resolves once the condition holds; it is asked after each webhook. The test's own time limit is the only one. */
    until: async (condition: () => boolean) => {
      while (!condition())
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    },
    stop: () => new Promise<unknown>((resolve) => server.close(resolve).closeAllConnections()),
  }
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>
