import { contactJson } from '@/lib/events/contact-sql'

/**
 * The contract's `Conversation` as SQL builds it, from a row of `conversations` and its `contacts` row. Every place that
 * answers or logs a conversation uses this, so that a snapshot and an event can never differ in shape.
 */
export const conversationJson = (conversation: string, contact: string) => `jsonb_build_object(
  'id', ${conversation}.id, 'channelId', ${conversation}.channel_id,
  'contact', ${contactJson(contact)},
  'status', ${conversation}.status, 'assigneeId', ${conversation}.assignee_id, 'priority', ${conversation}.priority,
  'messageCount', ${conversation}.message_count, 'inboundCount', ${conversation}.inbound_count,
  'lastMessage', ${conversation}.last_message, 'lastActivityAt', iso(${conversation}.last_activity_at),
  'customerWroteAt', iso(${conversation}.customer_wrote_at), 'createdAt', iso(${conversation}.created_at))`

/** The contract's `ReadPosition`, from a row of `read_positions` that may be absent. */
export const readJson = (read: string) => `jsonb_build_object(
  'position', coalesce(${read}.position, 0), 'inboundCount', coalesce(${read}.inbound_count, 0))`
