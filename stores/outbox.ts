import { create } from 'zustand'
import type { ErrorBody } from '@/lib/contract/errors'

/** A message that this person has written in this browser and that the log has not echoed yet. */
export type PendingMessage = {
  clientMsgId: string
  conversationId: string
  direction: 'outbound' | 'note'
  text: string
  replyToId: string | null
  createdAt: string
  /** The newest message its author had seen, for the server to judge whether a colleague has answered since. */
  seenPosition: number | null
  /** `waiting`: no answer yet, tried again by itself. `refused`: the server said no; the person decides. */
  state: 'sending' | 'waiting' | 'refused'
  error: ErrorBody | null
  /** A try was begun: it may have reached the server, whatever became of the answer (R11). */
  tried: boolean
  /** False when this device could not keep it: only this window has it, and it goes with the window. */
  stored: boolean
}

/** In the order in which they were written. The same in all tabs, but for what is not stored. */
type OutboxState = { pending: PendingMessage[] }

export const useOutbox = create<OutboxState>()(() => ({ pending: [] }))

export const setPending = (pending: PendingMessage[]) => useOutbox.setState({ pending })

export const addPending = (message: PendingMessage) =>
  useOutbox.setState((state) => ({ pending: [...state.pending, message] }))

export const changePending = (clientMsgId: string, change: Partial<PendingMessage>) =>
  useOutbox.setState((state) => ({
    pending: state.pending.map((message) =>
      message.clientMsgId === clientMsgId ? { ...message, ...change } : message,
    ),
  }))

/** Its echo arrived, or the person took it back. */
export const removePending = (clientMsgId: string) =>
  useOutbox.setState((state) =>
    state.pending.some((message) => message.clientMsgId === clientMsgId)
      ? { pending: state.pending.filter((message) => message.clientMsgId !== clientMsgId) }
      : state,
  )

/** What a list row says of its conversation's unsent messages: refused ones want a decision. */
export const unsentIn = ({ pending }: OutboxState, conversationId: string): 'refused' | 'waiting' | null => {
  const mine = pending.filter((message) => message.conversationId === conversationId)
  if (mine.some((message) => message.state === 'refused')) return 'refused'
  return mine.some((message) => message.state === 'waiting') ? 'waiting' : null
}
