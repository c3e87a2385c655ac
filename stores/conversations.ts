import { create } from 'zustand'
import {
  belongsTo,
  type Conversation,
  type ConversationItem,
  type ConversationStatus,
  type ConversationView,
  type ReadPosition,
} from '@/lib/contract/conversation'

/** A conversation with the log position that each half was last set at: older news never replaces newer. */
export type ConversationEntry = {
  conversation: Conversation
  read: ReadPosition
  seq: number
  readSeq: number
}

export type List = { view: ConversationView; status: ConversationStatus }
export const listKey = (list: List) => `${list.view}:${list.status}`

/** How far down a list is loaded. Rows below `horizon` may have holes between them and are not shown. */
export type ListProgress = { nextCursor: string | null; horizon: string | null }

type ConversationsState = {
  byId: Record<string, ConversationEntry>
  lists: Record<string, ListProgress>
}

export const useConversations = create<ConversationsState>()(() => ({ byId: {}, lists: {} }))

/** The `readSeq` of an entry that an event brought: the event tells the conversation, not how far this member has read. */
export const unknownReadSeq = -1

/** Unread messages (R15); none while the read position is still being asked for. */
export const unreadCount = (entry: ConversationEntry): number =>
  entry.readSeq === unknownReadSeq
    ? 0
    : Math.max(0, entry.conversation.inboundCount - entry.read.inboundCount)

/** The order of every list: newest activity first. Ids break ties, as in the server's index. */
export const sortKey = (conversation: Pick<Conversation, 'lastActivityAt' | 'id'>) =>
  `${conversation.lastActivityAt}|${conversation.id}`

/** The rows of a list, in order: what belongs there by the contract's rule and lies above the loaded horizon. */
export const rowsOf = (state: ConversationsState, list: List, userId: string): ConversationEntry[] => {
  const progress = state.lists[listKey(list)]
  return Object.values(state.byId)
    .filter(({ conversation }) => belongsTo(conversation, list, userId))
    .filter(({ conversation }) => !progress?.horizon || sortKey(conversation) >= progress.horizon)
    .sort((a, b) => (sortKey(a.conversation) < sortKey(b.conversation) ? 1 : -1))
}

/** How many open conversations, mine or nobody's, hold something unread: the number on the page title. */
export const waitingCount = (state: ConversationsState, userId: string): number =>
  Object.values(state.byId).filter(
    (entry) =>
      entry.conversation.status === 'open' &&
      (entry.conversation.assigneeId === null || entry.conversation.assigneeId === userId) &&
      unreadCount(entry) > 0,
  ).length

/** Puts rows read from the server at `seq` into the store, except where an event has already told newer. */
export const mergeItems = (items: ConversationItem[], seq: number) =>
  useConversations.setState((state) => {
    const byId = { ...state.byId }
    for (const { conversation, read } of items) {
      const known = byId[conversation.id]
      byId[conversation.id] = {
        ...(known && known.seq > seq
          ? { conversation: known.conversation, seq: known.seq }
          : { conversation, seq }),
        ...(known && known.readSeq > seq
          ? { read: known.read, readSeq: known.readSeq }
          : { read, readSeq: seq }),
      }
    }
    return { byId }
  })

/** Records that a page of a list was loaded. `last` is its lowest row; no next cursor means the end was reached. */
export const noteListPage = (list: List, nextCursor: string | null, last: Conversation | undefined) =>
  useConversations.setState((state) => ({
    lists: {
      ...state.lists,
      [listKey(list)]: { nextCursor, horizon: nextCursor && last ? sortKey(last) : null },
    },
  }))
