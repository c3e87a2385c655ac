import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { Subject } from '../types'

const text = 'Your order left our warehouse this morning and should be with you on Thursday before noon.'

/** One person at full speed would meet their limit; a busy team does not. */
const senders = 50

/** Posts messages over kept-alive connections, as the people of a team in turn. */
export class Sender {
  private readonly agent: Agent
  private readonly headers: Record<string, string>[]
  private turn = 0

  constructor(
    private readonly subject: Subject,
    connections = 16,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections })
    this.headers = [subject.sender, ...subject.team.slice(1, senders)].map(({ token }) => ({
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    }))
  }

  static newId = () => randomUUID()

  /** Resolves when the server has answered that it is stored. */
  post(conversationId: string, clientMsgId: string): Promise<void> {
    const body = JSON.stringify({ clientMsgId, direction: 'outbound', text })
    const options = {
      method: 'POST',
      agent: this.agent,
      headers: {
        ...this.headers[this.turn++ % this.headers.length],
        'content-length': Buffer.byteLength(body),
      },
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
