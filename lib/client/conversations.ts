import type {
  Contact,
  Conversation,
  ConversationPage,
  UpdateConversationBody,
} from '@/lib/contract/conversation'
import type { MessagePage } from '@/lib/contract/message'
import { type List, listKey, mergeItems, noteListPage, useConversations } from '@/stores/conversations'
import { expectNewestPage, showNewestPage, showOlderPage, useMessages } from '@/stores/messages'
import { api } from './api'
import { noteEpoch } from './note-epoch'

const pageSize = 50

const fetchList = async (list: List, before?: string) => {
  const query = new URLSearchParams({ ...list, limit: String(pageSize), ...(before && { before }) })
  const page = await api<ConversationPage>('GET', `/api/conversations?${query}`)
  noteEpoch(page.epoch)
  mergeItems(page.items, page.seq)
  noteListPage(list, page.nextCursor, page.items.at(-1)?.conversation)
}

/** The first page of a list. Throws ApiError. */
export const loadList = (list: List): Promise<void> => fetchList(list)

/** The next page of a list; nothing when all of it is here. Throws ApiError. */
export const loadMore = async (list: List): Promise<void> => {
  const cursor = useConversations.getState().lists[listKey(list)]?.nextCursor
  if (cursor) await fetchList(list, cursor)
}

/** A conversation that no list has brought yet, or whose read position is not known. Throws ApiError, 404 when it is not there or not ours. */
export const loadConversation = async (id: string): Promise<void> => {
  const page = await api<ConversationPage>('GET', `/api/conversations/${id}`)
  noteEpoch(page.epoch)
  mergeItems(page.items, page.seq)
}

/** The newest page of a thread. Throws ApiError. */
export const loadThread = async (id: string): Promise<void> => {
  const arrived = expectNewestPage(id)
  try {
    const page = await api<MessagePage>('GET', `/api/conversations/${id}/messages?limit=${pageSize}`)
    noteEpoch(page.epoch)
    showNewestPage(id, page)
  } finally {
    arrived()
  }
}

/** The page of history above what is shown. Throws ApiError. */
export const loadOlder = async (id: string): Promise<void> => {
  const thread = useMessages.getState().threads[id]
  const first = thread?.items[0]
  if (!thread?.hasOlder || !first) return
  const query = `before=${first.position}&limit=${pageSize}`
  showOlderPage(id, await api<MessagePage>('GET', `/api/conversations/${id}/messages?${query}`))
}

const patchShown = (id: string, change: Partial<Conversation>) =>
  useConversations.setState((state) => {
    const known = state.byId[id]
    if (!known) return state
    return { byId: { ...state.byId, [id]: { ...known, conversation: { ...known.conversation, ...change } } } }
  })

/** Changes status, assignee or priority: on screen at once, taken back when the server refuses. Throws ApiError. */
export const updateConversation = async (id: string, body: UpdateConversationBody): Promise<void> => {
  const before = useConversations.getState().byId[id]
  patchShown(id, body)
  try {
    await api('PATCH', `/api/conversations/${id}`, body)
  } catch (cause) {
    // An event that came meanwhile says how it is now, also when the change was made and only its answer was lost.
    if (before && useConversations.getState().byId[id]?.seq === before.seq) {
      const { status, assigneeId, priority } = before.conversation
      patchShown(id, { status, assigneeId, priority })
    }
    throw cause
  }
}

/** Moves my read position forward, on screen at once; the event then says it to my other windows. Throws ApiError. */
export const markRead = async (id: string, position: number): Promise<void> => {
  const known = useConversations.getState().byId[id]
  if (!known || known.read.position >= position) return
  const inboundCount = useMessages
    .getState()
    .threads[id]?.items.findLast((message) => message.position <= position)?.inboundCount
  const read = { position, inboundCount: inboundCount ?? known.read.inboundCount }
  useConversations.setState((state) => ({ byId: { ...state.byId, [id]: { ...known, read } } }))
  try {
    await api('POST', `/api/conversations/${id}/read`, { position })
  } catch (cause) {
    // Not read after all, so that it counts as unread and the next look tries again (R15).
    useConversations.setState((state) => {
      const now = state.byId[id]
      return now?.read === read ? { byId: { ...state.byId, [id]: { ...now, read: known.read } } } : state
    })
    throw cause
  }
}

/** Names a contact. Throws ApiError. */
export const updateContact = async (id: string, body: { name: string }): Promise<void> => {
  await api<Contact>('PATCH', `/api/contacts/${id}`, body)
}

/** Sends a message again that the provider had failed; its status event shows it. Throws ApiError. */
export const retryMessage = async (conversationId: string, messageId: string): Promise<void> => {
  await api('POST', `/api/conversations/${conversationId}/messages/${messageId}/retry`)
}
