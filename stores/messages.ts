import { create } from 'zustand'
import type { Message, MessagePage } from '@/lib/contract/message'

/** One conversation's messages, oldest first. Every message is known from `items[0]` on; older ones by page. */
export type Thread = {
  items: Message[]
  hasOlder: boolean
  /** The log position the newest page was read at; events at or below it are already in `items`. */
  seq: number
  /** False once its room was left: what came since is unknown until it is loaded anew. */
  current: boolean
}

type MessagesState = { threads: Record<string, Thread> }

export const useMessages = create<MessagesState>()(() => ({ threads: {} }))

const setThread = (conversationId: string, thread: Thread) =>
  useMessages.setState((state) => ({ threads: { ...state.threads, [conversationId]: thread } }))

/** Inserts or replaces by id, in the order of positions. */
const upsert = (items: Message[], added: Message[]): Message[] => {
  const byId = new Map(items.map((message) => [message.id, message]))
  for (const message of added) byId.set(message.id, message)
  return [...byId.values()].sort((a, b) => a.position - b.position)
}

/**
 * The newest page. Kept older pages stay when the new page touches them; else they are dropped, since there would be
 * a hole between.
 */
export const showNewestPage = (conversationId: string, page: MessagePage) => {
  const known = useMessages.getState().threads[conversationId]
  const first = page.items[0]?.position
  const newestKnown = known?.items.at(-1)?.position
  const joins = known && first !== undefined && newestKnown !== undefined && newestKnown >= first - 1
  // Events may have overtaken the page: what they brought after page.seq stays, the rest is the page's word.
  const newer = known && known.seq > page.seq
  setThread(conversationId, {
    items: joins ? (newer ? upsert(page.items, known.items) : upsert(known.items, page.items)) : page.items,
    hasOlder: joins ? known.hasOlder : page.hasOlder,
    seq: Math.max(page.seq, newer ? known.seq : 0),
    current: true,
  })
}

/** A page of history above what is known. */
export const showOlderPage = (conversationId: string, page: MessagePage) => {
  const known = useMessages.getState().threads[conversationId]
  if (!known) return
  // What is known is newer than or as new as the page: it wins where both have a message.
  setThread(conversationId, { ...known, items: upsert(page.items, known.items), hasOlder: page.hasOlder })
}

/** Changes a thread by an event at `seq`; nothing when the thread is not loaded or already knows it. */
export const changeThread = (
  conversationId: string,
  seq: number,
  change: (items: Message[]) => Message[],
) => {
  const known = useMessages.getState().threads[conversationId]
  if (!known || known.seq >= seq) return
  setThread(conversationId, { ...known, items: change(known.items), seq })
}

/** A message that an answer brought before its event did: added unless it is known; the event still says the rest. */
export const keepMessage = (message: Message) => {
  const known = useMessages.getState().threads[message.conversationId]
  if (!known || known.items.some((item) => item.id === message.id)) return
  setThread(message.conversationId, { ...known, items: upsert(known.items, [message]) })
}

export const addMessage = (items: Message[], message: Message) => upsert(items, [message])

/** Marks threads as possibly out of date: all of them after a reset, one after its room was left. */
export const markStale = (conversationId?: string) =>
  useMessages.setState((state) => ({
    threads: Object.fromEntries(
      Object.entries(state.threads).map(([id, thread]) => [
        id,
        conversationId === undefined || id === conversationId ? { ...thread, current: false } : thread,
      ]),
    ),
  }))
