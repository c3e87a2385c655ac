import { create } from 'zustand'
import type { ErrorBody } from '@/lib/contract/errors'

/** A message that this window has written and that the log has not yet echoed. */
export type PendingMessage = {
  clientMsgId: string
  conversationId: string
  direction: 'outbound' | 'note'
  text: string
  replyToId: string | null
  createdAt: string
  /** `waiting`: no answer yet, tried again by itself. `refused`: the server said no; the person decides. */
  state: 'sending' | 'waiting' | 'refused'
  error: ErrorBody | null
}

type OutboxState = { pending: PendingMessage[] }

export const useOutbox = create<OutboxState>()(() => ({ pending: [] }))

export const addPending = (message: PendingMessage) =>
  useOutbox.setState((state) => ({ pending: [...state.pending, message] }))

export const changePending = (clientMsgId: string, change: Partial<PendingMessage>) =>
  useOutbox.setState((state) => ({
    pending: state.pending.map((message) =>
      message.clientMsgId === clientMsgId ? { ...message, ...change } : message,
    ),
  }))

/** Its echo arrived, or the person dropped it. */
export const removePending = (clientMsgId: string) =>
  useOutbox.setState((state) =>
    state.pending.some((message) => message.clientMsgId === clientMsgId)
      ? { pending: state.pending.filter((message) => message.clientMsgId !== clientMsgId) }
      : state,
  )
