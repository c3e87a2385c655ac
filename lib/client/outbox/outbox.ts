import { uuidv7 } from 'uuidv7'
import { type PendingMessage, useOutbox } from '@/stores/outbox'
import { whoIsHere } from '@/stores/workspace'
import { changeMessage, openOutbox, putMessage, removeMessage } from './contents'
import { canTry, deliverSoon, wakeDelivery } from './deliver'

type Words = { text: string; note: boolean; replyToId: string | null; seenPosition: number | null }

const find = (clientMsgId: string): PendingMessage | undefined =>
  useOutbox.getState().pending.find((pending) => pending.clientMsgId === clientMsgId)

/**
 * Shows a message at once, keeps it on this device, and then sends it: by this tab, or by whichever is alive, in the
 * order of writing and once, since the `clientMsgId` stays the same for ever (R7).
 */
export const sendMessage = (
  conversationId: string,
  { text, note, replyToId, seenPosition }: Words,
): Promise<void> => {
  const put = putMessage({
    clientMsgId: uuidv7(),
    conversationId,
    direction: note ? 'note' : 'outbound',
    text,
    replyToId,
    createdAt: new Date().toISOString(),
    seenPosition: note ? null : seenPosition,
    state: canTry() ? 'sending' : 'waiting',
    error: null,
    tried: canTry(),
    stored: true,
  })
  deliverSoon(conversationId)
  return put
}

/** The window is live: this person's messages are looked for on the device, and what waits is tried at once. */
export const wakeOutbox = () => {
  const owner = whoIsHere()
  if (owner === null) return
  wakeDelivery()
  void openOutbox(owner)
}

/**
 * The person tries a refused message again, or does not want to wait. `seenPosition`: they have seen what a colleague
 * has answered, and send anyway.
 */
export const retryPending = async (clientMsgId: string, seenPosition?: number): Promise<void> => {
  const message = find(clientMsgId)
  if (!message) return
  const seen = seenPosition === undefined ? {} : { seenPosition }
  await changeMessage(clientMsgId, { state: 'sending', error: null, ...seen })
  wakeDelivery()
  deliverSoon(message.conversationId)
}

/**
 * The person takes a message back, to drop it or to write it anew. Answers whether it may have reached the server all the
 * same (R11); then its event shows it.
 */
export const takeBack = (clientMsgId: string): boolean => {
  const message = find(clientMsgId)
  void removeMessage(clientMsgId)
  return message?.tried === true && message.state !== 'refused'
}

/** The log has echoed it, in whichever way it was sent. */
export const noteEcho = (clientMsgId: string) => {
  if (find(clientMsgId)) void removeMessage(clientMsgId)
}

/** Asks before a window is closed that holds messages the device could not keep. Answers how to stop. */
export const guardUnstored = (): (() => void) => {
  const ask = (event: BeforeUnloadEvent) => {
    if (useOutbox.getState().pending.some(({ stored }) => !stored)) event.preventDefault()
  }
  window.addEventListener('beforeunload', ask)
  return () => window.removeEventListener('beforeunload', ask)
}
