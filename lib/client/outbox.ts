import { uuidv7 } from 'uuidv7'
import type { SendMessageAnswer } from '@/lib/contract/message'
import { keepMessage } from '@/stores/messages'
import { addPending, changePending, type PendingMessage, removePending, useOutbox } from '@/stores/outbox'
import { ApiError, api } from './api'
import { clientId } from './client-id'

/** One queue per conversation, so that messages arrive in the order they were written. */
const working = new Set<string>()
const wakeUps = new Set<() => void>()

const longestWait = 15_000
const jittered = (tries: number) => Math.random() * Math.min(longestWait, 500 * 2 ** tries)

/** Waits before another try; ends early when the connection is back. */
const pause = (tries: number) =>
  new Promise<void>((resolve) => {
    const wake = () => {
      clearTimeout(timer)
      wakeUps.delete(wake)
      resolve()
    }
    const timer = setTimeout(wake, jittered(tries))
    wakeUps.add(wake)
  })

/** The connection is back: what waits is tried at once. */
export const wakeOutbox = () => {
  for (const wake of [...wakeUps]) wake()
}

const post = ({ conversationId, clientMsgId, direction, text, replyToId }: PendingMessage) =>
  api<SendMessageAnswer>('POST', `/api/conversations/${conversationId}/messages`, {
    clientMsgId,
    clientId,
    direction,
    text,
    ...(replyToId && { replyToId }),
  })

/** The answer and the event both confirm a message, whichever comes first; the second finds nothing to do. */
const confirm = ({ message }: SendMessageAnswer, clientMsgId: string) => {
  keepMessage(message)
  removePending(clientMsgId)
}

/** Sends one message until there is an answer: trouble on the way is repeated with the same id (R7). */
const deliver = async (message: PendingMessage): Promise<void> => {
  const { clientMsgId } = message
  for (let tries = 0; ; tries++) {
    const current = useOutbox.getState().pending.find((pending) => pending.clientMsgId === clientMsgId)
    if (!current || current.state === 'refused') return
    try {
      confirm(await post(message), clientMsgId)
      return
    } catch (cause) {
      if (!(cause instanceof ApiError) || !cause.retryable) {
        const error =
          cause instanceof ApiError ? cause.body : { code: 'internal' as const, message: String(cause) }
        changePending(clientMsgId, { state: 'refused', error })
        return
      }
      changePending(clientMsgId, { state: 'waiting', error: cause.body })
      await pause(tries)
    }
  }
}

const work = async (conversationId: string) => {
  if (working.has(conversationId)) return
  working.add(conversationId)
  const next = () =>
    useOutbox
      .getState()
      .pending.find((message) => message.conversationId === conversationId && message.state !== 'refused')
  for (let message = next(); message; message = next()) await deliver(message)
  working.delete(conversationId)
}

/** Shows a message at once and sends it; network trouble is retried by itself with the same `clientMsgId` (R7). */
export const sendMessage = (
  conversationId: string,
  { text, note, replyToId }: { text: string; note: boolean; replyToId: string | null },
) => {
  addPending({
    clientMsgId: uuidv7(),
    conversationId,
    direction: note ? 'note' : 'outbound',
    text,
    replyToId,
    createdAt: new Date().toISOString(),
    state: 'sending',
    error: null,
  })
  void work(conversationId)
}

/** The person tries a refused message again, or does not want to wait. */
export const retryPending = (clientMsgId: string) => {
  const message = useOutbox.getState().pending.find((pending) => pending.clientMsgId === clientMsgId)
  if (!message) return
  changePending(clientMsgId, { state: 'sending', error: null })
  wakeOutbox()
  void work(message.conversationId)
}

/** The person gives a message up. One whose try is under way may still arrive; then its event shows it. */
export const dropPending = (clientMsgId: string) => {
  removePending(clientMsgId)
  wakeOutbox()
}
