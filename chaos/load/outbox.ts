import { uuidv7 } from 'uuidv7'
import type { SendMessageAnswer } from '@/lib/contract/message'
import type { TestMember } from '@/lib/testing/factories'
import { type Answers, isRetryable, request } from './answers'

/** One message that somebody wrote, and what its sender was told. */
export type Send = {
  key: string
  userId: string
  conversationId: string
  direction: 'outbound' | 'note'
  /** Nobody else writes the same, so that a message that was made twice is found whatever its key is. */
  text: string
  outcome: 'waiting' | 'acknowledged' | 'refused' | 'excused'
  messageId: string | null
  position: number | null
  acknowledgedAt: number
  tries: number
}

export type OutboxOptions = {
  member: TestMember
  url: string
  answers: Answers
  /** What the product must never do, to see that the checker notices (fault 37). */
  newKeyPerTry: boolean
}

const longestWait = 15_000

/** A window's unsent messages, as lib/client/outbox.ts sends them: a queue per conversation, the same id until answered. */
export class Outbox {
  readonly sends: Send[] = []
  private readonly working = new Set<string>()
  private readonly wakeUps = new Set<() => void>()
  private stopped = false

  constructor(private readonly options: OutboxOptions) {}

  get waiting() {
    if (this.stopped) return 0
    return this.sends.filter(({ outcome }) => outcome === 'waiting').length
  }

  send(conversationId: string, direction: Send['direction'], text: string) {
    const { userId } = this.options.member
    this.sends.push({
      ...{ key: uuidv7(), userId, conversationId, direction, text },
      ...{ outcome: 'waiting', messageId: null, position: null, acknowledgedAt: 0, tries: 0 },
    })
    void this.work(conversationId)
  }

  /** The connection is back: what waits is tried at once. */
  wake() {
    for (const wake of [...this.wakeUps]) wake()
  }

  stop() {
    this.stopped = true
    this.wake()
  }

  private async work(conversationId: string) {
    if (this.working.has(conversationId)) return
    this.working.add(conversationId)
    const next = () =>
      this.sends.find((send) => send.conversationId === conversationId && send.outcome === 'waiting')
    for (let send = next(); send && !this.stopped; send = next()) await this.deliver(send)
    this.working.delete(conversationId)
  }

  private async deliver(send: Send) {
    for (; !this.stopped; send.tries++) {
      const { status, body } = await this.post(send)
      if (status === 200 || status === 201) {
        const { message } = body as SendMessageAnswer
        Object.assign(send, { outcome: 'acknowledged', messageId: message.id, position: message.position })
        send.acknowledgedAt = Date.now()
        return
      }
      if (!isRetryable(status)) {
        send.outcome = 'refused'
        return
      }
      await this.pause(send.tries)
    }
  }

  private post({ key, conversationId, direction, text }: Send) {
    const { url, answers, member, newKeyPerTry } = this.options
    const clientMsgId = newKeyPerTry ? uuidv7() : key
    const path = `/api/conversations/${conversationId}/messages`
    return request(answers, {
      url,
      token: member.token,
      method: 'POST',
      path,
      body: { clientMsgId, direction, text },
    })
  }

  private pause(tries: number) {
    return new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        this.wakeUps.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, Math.random() * Math.min(longestWait, 500 * 2 ** tries))
      this.wakeUps.add(wake)
    })
  }
}
