import type { SendMessageAnswer } from '@/lib/contract/message'
import { useConnection } from '@/stores/connection'
import { keepMessage } from '@/stores/messages'
import type { PendingMessage } from '@/stores/outbox'
import { ApiError, api } from '../api'
import { clientId } from '../client-id'
import { changeMessage, currentOwner, onWaiting, readOutbox, removeMessage } from './contents'
import { inTurn } from './in-turn'

/** `later`: no answer, or none that says what became of it. */
type Outcome = 'nothing-left' | 'concluded' | 'later' | 'signed-out'

const longestWait = 15_000
const jittered = (tries: number) => Math.random() * Math.min(longestWait, 500 * 2 ** tries)

/** One line of work per conversation, so that messages arrive in the order they were written. */
const working = new Set<string>()
/** Conversations that something may have come for since their line last looked. */
const wanted = new Set<string>()
const wakeUps = new Set<() => void>()

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

/** Whether a try can reach anything. Asked in vain it would leave a message that "may have been sent". */
export const canTry = () => navigator.onLine !== false || useConnection.getState().freshness.state === 'live'

const post = ({ conversationId, clientMsgId, direction, text, replyToId, seenPosition }: PendingMessage) =>
  api<SendMessageAnswer>('POST', `/api/conversations/${conversationId}/messages`, {
    clientMsgId,
    clientId,
    direction,
    text,
    ...(replyToId && { replyToId }),
    ...(seenPosition !== null && { seenPosition }),
  })

const tryOnce = async (message: PendingMessage): Promise<Outcome> => {
  const { clientMsgId } = message
  if (!canTry()) return 'later'
  if (!message.tried) await changeMessage(clientMsgId, { tried: true })
  try {
    const answer = await post(message)
    keepMessage(answer.message)
    await removeMessage(clientMsgId)
    return 'concluded'
  } catch (cause) {
    const error =
      cause instanceof ApiError ? cause.body : { code: 'internal' as const, message: String(cause) }
    const signedOut = cause instanceof ApiError && cause.status === 401
    if (signedOut) return 'signed-out'
    if (cause instanceof ApiError && cause.retryable) return 'later'
    await changeMessage(clientMsgId, { state: 'refused', error })
    return 'concluded'
  }
}

/** One try of the conversation's oldest message that wants sending, whichever tab it was written in. */
const tryNext = async (owner: string, conversationId: string): Promise<Outcome> => {
  const pending = await readOutbox()
  const line = pending.filter((one) => one.conversationId === conversationId && one.state !== 'refused')
  const [next] = line
  if (!next || owner !== currentOwner()) return 'nothing-left'
  const outcome = await tryOnce(next)
  // What stands behind it waits as well.
  if (outcome !== 'concluded')
    for (const { clientMsgId, state } of line)
      if (state === 'sending') await changeMessage(clientMsgId, { state: 'waiting' })
  return outcome
}

/** The turn is given back between tries: a tab that waits, perhaps unseen and slowed down, holds no other up. */
const drain = async (owner: string, conversationId: string): Promise<void> => {
  for (let tries = 0; ; ) {
    const outcome = await inTurn(
      `parley-outbox:${owner}:${conversationId}`,
      () => tryNext(owner, conversationId),
      // No turn to be had, in a page that is going away perhaps.
    ).catch((): Outcome => 'later')
    if (outcome === 'nothing-left' || outcome === 'signed-out') return
    if (outcome === 'later') await pause(tries++)
    else tries = 0
  }
}

const work = async (owner: string, conversationId: string) => {
  working.add(conversationId)
  while (wanted.delete(conversationId)) await drain(owner, conversationId)
  working.delete(conversationId)
}

/** Something waits in this conversation: it is sent as soon as it can be. */
export const deliverSoon = (conversationId: string) => {
  const owner = currentOwner()
  if (owner === null) return
  wanted.add(conversationId)
  if (!working.has(conversationId)) void work(owner, conversationId)
}

/** What waits is tried at once: the connection is back, or the person does not want to wait. */
export const wakeDelivery = () => {
  for (const wake of [...wakeUps]) wake()
}

onWaiting((conversationIds) => conversationIds.forEach(deliverSoon))
