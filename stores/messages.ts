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

type Change = { seq: number; apply: (items: Message[]) => Message[] }

/** What events changed while newest pages were on their way, per conversation: the pages may be older than that. */
const expected = new Map<string, { pages: number; changes: Change[] }>()

/**
 * Called before a newest page is asked for: what events bring from now on is put on top of it. Answers how to say that
 * the page has come, or never will.
 */
export const expectNewestPage = (conversationId: string): (() => void) => {
  const entry = expected.get(conversationId) ?? { pages: 0, changes: [] }
  expected.set(conversationId, entry)
  entry.pages++
  return () => {
    entry.pages--
    if (entry.pages === 0) expected.delete(conversationId)
  }
}

/** How far the messages follow each other without a hole, from the oldest known one on; 0 when there is none. */
const lastWithoutHole = (items: Message[]): number => {
  const first = items[0]?.position ?? 1
  const hole = items.findIndex((message, index) => message.position !== first + index)
  return first - 1 + (hole === -1 ? items.length : hole)
}

/**
 * The newest page. Kept older pages stay when the new page touches them; else they are dropped, since there would be
 * a hole between. An event may have overtaken the page: what was heard since it was asked for is applied on top.
 */
export const showNewestPage = (conversationId: string, page: MessagePage) => {
  const known = useMessages.getState().threads[conversationId]
  const first = page.items[0]?.position
  const joins = known?.items[0] && first !== undefined && lastWithoutHole(known.items) >= first - 1
  const changes = (expected.get(conversationId)?.changes ?? []).filter(({ seq }) => seq > page.seq)
  const items = joins ? upsert(known.items, page.items) : page.items
  setThread(conversationId, {
    items: changes.reduce((changed, { apply }) => apply(changed), items),
    hasOlder: joins ? known.hasOlder : page.hasOlder,
    seq: changes.at(-1)?.seq ?? page.seq,
    current: true,
  })
}

/** A page of history above what is known; nothing when the thread has begun anew further down since it was asked for. */
export const showOlderPage = (conversationId: string, page: MessagePage) => {
  const known = useMessages.getState().threads[conversationId]
  const last = page.items.at(-1)?.position
  if (!known || (last !== undefined && last < (known.items[0]?.position ?? 0) - 1)) return
  // What is known is newer than or as new as the page: it wins where both have a message.
  setThread(conversationId, { ...known, items: upsert(page.items, known.items), hasOlder: page.hasOlder })
}

/** Changes a thread by an event at `seq`; nothing when the thread is not loaded (nor about to be) or already knows it. */
export const changeThread = (
  conversationId: string,
  seq: number,
  change: (items: Message[]) => Message[],
) => {
  expected.get(conversationId)?.changes.push({ seq, apply: change })
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

/** The position of the newest message of a thread; undefined while the thread is not here. */
export const newestPosition = ({ threads }: MessagesState, conversationId: string): number | undefined =>
  threads[conversationId]?.items.at(-1)?.position

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
