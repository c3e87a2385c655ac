import type { Contact, Conversation } from './conversation'
import type { Draft } from './draft'
import type { EventName, LoggedEvent } from './events'
import type { Message } from './message'
import type { Channel, Member } from './workspace'

const id = (last: number) => `0190b4a0-7c00-7000-8000-${String(last).padStart(12, '0')}`
const at = '2026-01-31T09:30:00.000Z'

export const sampleIds = {
  epoch: id(1),
  conversation: id(2),
  contact: id(3),
  channel: id(4),
  user: id(5),
  message: id(6),
}

export const sampleContact: Contact = {
  id: sampleIds.contact,
  name: 'Nora Lind',
  phone: '46700000001',
  createdAt: at,
}

export const sampleMessage: Message = {
  id: sampleIds.message,
  conversationId: sampleIds.conversation,
  position: 2,
  inboundCount: 1,
  direction: 'outbound',
  type: 'text',
  text: 'Your lamp leaves today.',
  status: 'queued',
  error: null,
  authorId: sampleIds.user,
  clientMsgId: id(7),
  replyToId: null,
  at,
}

export const sampleConversation: Conversation = {
  id: sampleIds.conversation,
  channelId: sampleIds.channel,
  contact: sampleContact,
  status: 'open',
  assigneeId: sampleIds.user,
  priority: 'none',
  messageCount: 2,
  inboundCount: 1,
  lastMessage: {
    id: sampleIds.message,
    direction: 'outbound',
    type: 'text',
    text: sampleMessage.text,
    status: 'queued',
    authorId: sampleIds.user,
    at,
  },
  lastActivityAt: at,
  customerWroteAt: at,
  createdAt: at,
}

export const sampleMember: Member = {
  userId: sampleIds.user,
  name: 'Ana Ruiz',
  email: 'ana@example.com',
  role: 'agent',
  active: true,
  availability: 'automatic',
}

export const sampleDraft: Draft = {
  conversationId: sampleIds.conversation,
  text: 'Your lamp will',
  note: false,
  replyToId: null,
  seenPosition: 2,
}

export const sampleChannel: Channel = {
  id: sampleIds.channel,
  kind: 'whatsapp_cloud',
  name: 'Support',
  displayPhoneNumber: '+46 70 000 00 00',
  status: 'connected',
  sandbox: false,
}

const by = { kind: 'member', id: sampleIds.user } as const
const envelope = (seq: number) => ({ seq, epoch: sampleIds.epoch, at, actor: by })

/** One valid sample of every event; serves tests and the catalogue in docs/realtime.md. */
export const sampleEvents: { [Name in EventName]: Extract<LoggedEvent, { name: Name }> } = {
  'message:new': {
    name: 'message:new',
    ...envelope(11),
    origin: { clientId: 'window-1', clientMsgId: id(7) },
    data: { message: sampleMessage },
  },
  'message:status': {
    name: 'message:status',
    ...envelope(12),
    actor: { kind: 'system', id: null },
    data: {
      conversationId: sampleIds.conversation,
      messageId: sampleIds.message,
      status: 'failed',
      error: { code: 131026, title: 'Message undeliverable', detail: 'The number is not on WhatsApp.' },
    },
  },
  'conversation:created': {
    name: 'conversation:created',
    ...envelope(13),
    actor: { kind: 'contact', id: sampleIds.contact },
    data: { conversation: sampleConversation },
  },
  'conversation:updated': {
    name: 'conversation:updated',
    ...envelope(14),
    data: { conversation: sampleConversation },
  },
  'conversation:read': {
    name: 'conversation:read',
    ...envelope(15),
    data: { conversationId: sampleIds.conversation, read: { position: 2, inboundCount: 1 } },
  },
  'draft:updated': { name: 'draft:updated', ...envelope(20), data: { draft: sampleDraft } },
  'contact:updated': { name: 'contact:updated', ...envelope(16), data: { contact: sampleContact } },
  'member:updated': { name: 'member:updated', ...envelope(17), data: { member: sampleMember } },
  'channel:status': { name: 'channel:status', ...envelope(19), data: { channel: sampleChannel } },
  'session:ended': { name: 'session:ended', ...envelope(18), data: { sessionId: id(8) } },
}
