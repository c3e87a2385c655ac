import type { Conversation } from '@/lib/contract/conversation'
import type { Envelope, EventName, LoggedEvent } from '@/lib/contract/events'
import { isForward, type Message } from '@/lib/contract/message'
import { setCursor, useConnection } from '@/stores/connection'
import { unknownReadSeq, useConversations } from '@/stores/conversations'
import { addMessage, changeThread } from '@/stores/messages'
import { typing } from '@/stores/signals'
import { useWorkspace } from '@/stores/workspace'
import { takeDraft } from './drafts'
import { learnReadPosition } from './learn-read-position'
import { noteEcho } from './outbox/outbox'

const putConversation = (conversation: Conversation, seq: number, readSeq = unknownReadSeq) => {
  useConversations.setState((state) => {
    const known = state.byId[conversation.id]
    // Read from the server later than this event: the row is newer already.
    if (known && known.seq >= seq) return state
    const read = known?.read ?? { position: 0, inboundCount: 0 }
    const entry = { conversation, seq, read, readSeq: known?.readSeq ?? readSeq }
    return { byId: { ...state.byId, [conversation.id]: entry } }
  })
  learnReadPosition(conversation.id)
}

/** A reported status only moves a message forward (R12), except when a person queued a failed one anew. */
const moveStatus = (message: Message, { status, error }: Pick<Message, 'status' | 'error'>): Message => {
  const again = message.status === 'failed' && status === 'queued'
  const forward = !message.status || !status || isForward(message.status, status)
  return again || forward ? { ...message, status, error } : message
}

/** What each event does to the stores. A new event does not compile until it is handled here. */
const handlers: { [Name in EventName]: (event: Envelope<Name>) => void } = {
  'message:new': ({ seq, data: { message } }) => {
    changeThread(message.conversationId, seq, (items) => addMessage(items, message))
    if (message.clientMsgId) noteEcho(message.clientMsgId)
    const { authorId } = message
    if (authorId) typing.stop(message.conversationId, (sighting) => sighting.userId === authorId)
  },
  'message:status': ({ seq, data: { conversationId, messageId, status, error } }) =>
    changeThread(conversationId, seq, (items) =>
      items.map((message) => (message.id === messageId ? moveStatus(message, { status, error }) : message)),
    ),
  // Nobody has read any of it yet.
  'conversation:created': ({ seq, data }) => putConversation(data.conversation, seq, seq),
  'conversation:updated': ({ seq, data }) => putConversation(data.conversation, seq),
  'conversation:read': ({ seq, data: { conversationId, read } }) =>
    useConversations.setState((state) => {
      const known = state.byId[conversationId]
      if (!known || known.readSeq >= seq) return state
      return { byId: { ...state.byId, [conversationId]: { ...known, read, readSeq: seq } } }
    }),
  'draft:updated': ({ data }) => takeDraft(data.draft),
  'contact:updated': ({ seq, data: { contact } }) =>
    useConversations.setState((state) => ({
      byId: Object.fromEntries(
        Object.entries(state.byId).map(([id, entry]) =>
          entry.conversation.contact.id === contact.id && entry.seq < seq
            ? [id, { ...entry, conversation: { ...entry.conversation, contact } }]
            : [id, entry],
        ),
      ),
    })),
  'member:updated': ({ data: { member } }) =>
    useWorkspace.setState((state) => ({
      members: { ...state.members, [member.userId]: member },
      ...(state.me?.userId === member.userId && { me: member }),
    })),
  'channel:status': ({ data: { channel } }) =>
    useWorkspace.setState((state) => ({ channels: { ...state.channels, [channel.id]: channel } })),
  // The server closes the socket of an ended session; the connection then learns that it is signed out.
  'session:ended': () => {},
}

/**
 * Applies one event of the log to the stores, once: at or below the cursor it is known already, and cursor and state
 * move together (R4). Answers whether it was applied.
 */
export const applyEvent = (event: LoggedEvent): boolean => {
  const { cursor } = useConnection.getState()
  if (!cursor || event.epoch !== cursor.epoch || event.seq <= cursor.seq) return false
  const handler = handlers[event.name] as ((event: LoggedEvent) => void) | undefined
  // An event of a newer server that this window's code does not know: the cursor still moves past it.
  handler?.(event)
  setCursor({ epoch: event.epoch, seq: event.seq })
  return true
}
