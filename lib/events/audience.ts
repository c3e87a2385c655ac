import type { EventName } from '@/lib/contract/events'

/** What an event is about; stored beside it, so that live delivery and replay decide from the same facts. */
export type Subject = { workspaceId: string; channelId?: string; conversationId?: string; userId?: string }

export const room = {
  user: (workspaceId: string, userId: string) => `user:${workspaceId}:${userId}`,
  workspace: (workspaceId: string) => `workspace:${workspaceId}`,
  channel: (channelId: string) => `channel:${channelId}`,
  conversation: (conversationId: string) => `conversation:${conversationId}`,
}

const need = (value: string | undefined, name: EventName): string => {
  if (!value) throw new Error(`${name} was appended without its subject`)
  return value
}

/** Who hears an event (R9). The only place that says so, for live events and for replay alike. */
const audiences: Record<EventName, (subject: Subject) => string> = {
  'message:new': (s) => room.conversation(need(s.conversationId, 'message:new')),
  'message:status': (s) => room.conversation(need(s.conversationId, 'message:status')),
  'conversation:created': (s) => room.channel(need(s.channelId, 'conversation:created')),
  'conversation:updated': (s) => room.channel(need(s.channelId, 'conversation:updated')),
  'conversation:read': (s) => room.user(s.workspaceId, need(s.userId, 'conversation:read')),
  'draft:updated': (s) => room.user(s.workspaceId, need(s.userId, 'draft:updated')),
  'contact:updated': (s) => room.workspace(s.workspaceId),
  'member:updated': (s) => room.workspace(s.workspaceId),
  'channel:status': (s) => room.workspace(s.workspaceId),
  'session:ended': (s) => room.user(s.workspaceId, need(s.userId, 'session:ended')),
}

const nobody = () => 'nobody'

/** The room that hears an event; an event that a newer version wrote is nobody's here, and must not stop the log. */
export const audienceOf = (name: EventName, subject: Subject): string => (audiences[name] ?? nobody)(subject)
