/** The contract's `Message`, from a row of `messages`. Every place that answers or logs a message uses this. */
export const messageJson = (message: string) => `jsonb_build_object(
  'id', ${message}.id, 'conversationId', ${message}.conversation_id, 'position', ${message}.position,
  'inboundCount', ${message}.inbound_count, 'direction', ${message}.direction, 'type', ${message}.type,
  'text', ${message}.text, 'status', ${message}.status, 'error', ${message}.error, 'authorId', ${message}.author_id,
  'clientMsgId', ${message}.client_msg_id, 'replyToId', ${message}.reply_to_id, 'at', iso(${message}.created_at))`

/** What `conversations.last_message` keeps of a message: the contract's `LastMessage`. */
export const lastMessageJson = (of: {
  id: string
  direction: string
  type: string
  text: string
  status: string
  authorId: string
  at: string
}) => `jsonb_build_object('id', ${of.id}, 'direction', ${of.direction}, 'type', ${of.type},
  'text', left(${of.text}, 200), 'status', ${of.status}, 'authorId', ${of.authorId}, 'at', iso(${of.at}))`
