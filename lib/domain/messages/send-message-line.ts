import type { Message, MessageDirection } from '@/lib/contract/message'
import { run } from '@/lib/db/pool'
import { type EventRow, type StoredEvent, storedEvent } from '@/lib/events/log'
import { announce } from '@/lib/events/relay'
import { sharedState } from '@/lib/shared-state'
import { sendQueue, sendRetryLimit } from '../jobs'
import { sendMessageStatement } from './send-message-statement'

/** One send, as the statement takes it. */
export type Send = {
  userId: string
  sessionId: string
  conversationId: string
  id: string
  clientMsgId: string
  direction: MessageDirection
  text: string
  replyToId: string | null
  clientId: string | null
  /** The newest position that the author of an outbound message had seen; null: not to be compared with anything. */
  seenPosition: number | null
}

export type Refusal = { authorized: boolean; found: boolean; stale: boolean; prior: Message | null }
/** The message that was stored, or why none was. */
export type Stored = { message: Message } | { refusal: Refusal }

type Waiting = { send: Send; resolve: (stored: Stored) => void; reject: (cause: unknown) => void }
type Row = ({ seq: null; n: string } & Refusal) | EventRow

/** What waits behind a statement that runs, by workspace. */
const lines = () => sharedState('sends', () => new Map<string, Waiting[]>())

/** More make the first wait longer than they save the last. */
const largestBatch = 32

// A clientMsgId that was committed meanwhile, a deadlock with another node's batch: a second try meets neither.
const isPassing = (cause: unknown) => {
  const { code, constraint } = cause as { code?: string; constraint?: string }
  return code === '40P01' || (code === '23505' && constraint === 'messages_client_msg_key')
}

const valuesOf = (workspaceId: string, sends: Send[]) => [
  workspaceId,
  sends.map((send) => send.userId),
  sends.map((send) => send.sessionId),
  sends.map((send) => send.conversationId),
  sends.map((send) => send.id),
  sends.map((send) => send.clientMsgId),
  sends.map((send) => send.direction),
  sends.map((send) => send.text),
  sends.map((send) => send.replyToId),
  sends.map((send) => send.clientId),
  sends.map((send) => send.seenPosition),
  sendQueue,
  sendRetryLimit,
]

/**
 * Runs the statement, announces its events, and tells everybody in the batch what became of theirs. Answers those that it
 * left undecided: a colleague's answer was committed by another node while the statement waited for its conversation.
 */
const store = async (workspaceId: string, batch: Waiting[]): Promise<Waiting[]> => {
  const values = valuesOf(
    workspaceId,
    batch.map(({ send }) => send),
  )
  const rows = await run<Row>(sendMessageStatement, values)
  const events: StoredEvent[] = []
  const messages = new Map<string, Message>()
  const refusals = new Map<number, Refusal>()
  for (const row of rows) {
    if (row.seq === null) refusals.set(Number(row.n), row)
    else {
      const event = storedEvent(row)
      events.push(event)
      if (event.name === 'message:new') messages.set(event.data.message.id, event.data.message)
    }
  }
  announce(events)
  const undecided: Waiting[] = []
  for (const [index, waiting] of batch.entries()) {
    const message = messages.get(waiting.send.id)
    const refusal = refusals.get(index + 1)
    if (message) waiting.resolve({ message })
    else if (refusal) waiting.resolve({ refusal })
    else undecided.push(waiting)
  }
  return undecided
}

/** Alone, and again while it stays undecided: the next statement sees what the last one had waited for. */
const storeAlone = async (workspaceId: string, one: Waiting) => {
  try {
    for (let tries = 0; tries < 5; tries++) if ((await store(workspaceId, [one])).length === 0) return
    one.reject(new Error('a send stayed undecided'))
  } catch (cause) {
    one.reject(cause)
  }
}

/** A batch that failed for a passing reason is repeated one by one, so that none takes the others with it. */
const storeOrFail = async (workspaceId: string, batch: Waiting[]) => {
  try {
    for (const one of await store(workspaceId, batch)) await storeAlone(workspaceId, one)
  } catch (cause) {
    if (isPassing(cause)) for (const one of batch) await storeAlone(workspaceId, one)
    else for (const { reject } of batch) reject(cause)
  }
}

/** Whether a send may be answered by one before it in the same batch, which the statement does not look at. */
const dependsOn = (batch: Waiting[], { clientMsgId, conversationId, userId, seenPosition }: Send): boolean =>
  batch.some(
    ({ send }) =>
      send.clientMsgId === clientMsgId ||
      (seenPosition !== null &&
        send.conversationId === conversationId &&
        send.direction === 'outbound' &&
        send.userId !== userId),
  )

/** The next ones in line, up to the first that depends on one of them: the next batch finds that one stored. */
const takeBatch = (line: Waiting[]): Waiting[] => {
  const batch: Waiting[] = []
  while (line[0] && batch.length < largestBatch && !dependsOn(batch, line[0].send))
    batch.push(...line.splice(0, 1))
  return batch
}

const work = async (workspaceId: string, line: Waiting[]) => {
  while (line.length > 0) await storeOrFail(workspaceId, takeBatch(line))
  lines().delete(workspaceId)
}

/**
 * Stores one send. A workspace's sends go to the database one statement at a time: each holds the workspace's counter
 * until it is committed (R2), so that several would only wait for each other in there. What comes in meanwhile goes
 * together in the next statement and shares its round trip and its commit.
 */
export const storeSend = (workspaceId: string, send: Send): Promise<Stored> =>
  new Promise((resolve, reject) => {
    const waiting = { send, resolve, reject }
    const line = lines().get(workspaceId)
    if (line) line.push(waiting)
    else {
      const started = [waiting]
      lines().set(workspaceId, started)
      void work(workspaceId, started)
    }
  })
