import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { Subject } from '../types'

const text = 'Your order left our warehouse this morning and should be with you on Thursday before noon.'

/** Posts messages over kept-alive connections. */
export class Sender {
  private readonly agent: Agent
  private readonly headers: Record<string, string>

  constructor(
    private readonly subject: Subject,
    connections = 16,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections })
    this.headers = {
      'content-type': 'application/json',
      ...(subject.sender.token && { authorization: `Bearer ${subject.sender.token}` }),
    }
  }

  static newId = () => randomUUID()

  /** Resolves when the server has answered that it is stored. */
  post(conversationId: string, clientMsgId: string): Promise<void> {
    const body = JSON.stringify({ clientMsgId, direction: 'outbound', text })
    const options = {
      method: 'POST',
      agent: this.agent,
      headers: { ...this.headers, 'content-length': Buffer.byteLength(body) },
    }
    return new Promise((resolve, reject) => {
      const url = `${this.subject.server.url}/api/conversations/${conversationId}/messages`
      const outgoing = request(url, options, (response) => {
        response.resume()
        response.once('end', () =>
          response.statusCode === 201
            ? resolve()
            : reject(new Error(`${this.subject.name} answered ${response.statusCode}`)),
        )
      })
      outgoing.once('error', reject)
      outgoing.end(body)
    })
  }

  close() {
    this.agent.destroy()
  }
}
