import type { CommandName } from '@/lib/contract/commands'
import type { ErrorCode } from '@/lib/contract/errors'
import type { EventName } from '@/lib/contract/events'
import type { Permission } from '@/lib/contract/permissions'
import { presenceTtl, type SignalName, typingTtl, viewingTtl } from '@/lib/contract/signals'

// What the contract's names mean, for the pages. A name without an entry does not compile.

export const eventMeanings: Record<EventName, string> = {
  'message:new': 'A message or a note was stored. Only windows that joined the conversation hear it.',
  'message:status': 'Delivery of an outbound message moved on, or a failed one was queued again by a person.',
  'conversation:created': 'A contact wrote for the first time on a channel.',
  'conversation:updated':
    'Something that a list or a header shows has changed: status, assignee, priority, the newest message or its status, the counts. Carries the whole conversation as it is now.',
  'conversation:read': 'A member’s read position moved, forward or (marking unread) back.',
  'draft:updated': 'What a member has written and not sent, or an empty text once it was sent or taken away.',
  'contact:updated': 'A contact was named.',
  'member:updated':
    'A member’s role, access or chosen availability changed. With `active: false` the server closes that member’s sockets right after this event.',
  'channel:status': 'A number was connected, or its state changed. Open windows hear it from then on.',
  'session:ended': 'A session was ended. The server closes its sockets right after this event.',
}

type SignalMeaning = { from: string; ttl: number | null; text: string }

export const signalMeanings: Record<SignalName, SignalMeaning> = {
  'typing:start': {
    from: 'others in the conversation',
    ttl: typingTtl,
    text: 'Somebody types; `note` says whether it is a private note.',
  },
  'typing:stop': {
    from: 'others in the conversation',
    ttl: null,
    text: 'They stopped, left or closed the window.',
  },
  'viewing:start': {
    from: 'others in the conversation',
    ttl: viewingTtl,
    text: 'Somebody has the conversation in front of them.',
  },
  'viewing:stop': {
    from: 'others in the conversation',
    ttl: null,
    text: 'They left it or closed the window.',
  },
  'user:online': { from: 'the workspace', ttl: presenceTtl, text: 'People of whom a window is in use.' },
  'user:away': { from: 'the workspace', ttl: presenceTtl, text: 'People all of whose windows are idle.' },
  'user:offline': {
    from: 'the workspace',
    ttl: null,
    text: 'People whose last window closed a moment ago, or whose node died.',
  },
  drain: {
    from: 'the server',
    ttl: null,
    text: 'This node is about to stop: come back after `delay` ms, to another one.',
  },
  head: {
    from: 'the server',
    ttl: null,
    text: 'Everything of the log up to `seq` that is for this socket has been sent to it. `behind`: for how many ms the server has not reached the log’s end, or not been able to ask; 0 when all is well. Every 10 s, and when `behind` begins or ends.',
  },
}

export const commandMeanings: Record<CommandName, { answer: string; text: string }> = {
  'conversation:join': {
    answer: '`viewing`, `typing`: who looks and types there now',
    text: 'Enters a conversation’s room. `not_found` for one that is not in this workspace.',
  },
  'conversation:leave': { answer: 'nothing', text: 'Leaves the room, and takes back typing and viewing.' },
  sync: {
    answer:
      '`reset: false`, `events`, `to`, `more`; or `reset: true`, `epoch`. In both cases `presence`: who is here',
    text: 'Everything after a cursor, for the rooms this socket is in. Ask again from `to` while `more` is true.',
  },
  'typing:start': { answer: 'nothing', text: 'Needs the room. Repeated every 3 s while keys are pressed.' },
  'typing:stop': { answer: 'nothing', text: 'The draft was sent or emptied.' },
  'viewing:start': {
    answer: 'nothing',
    text: 'Needs the room. Repeated every 5 s while it is in front of somebody.',
  },
  'viewing:stop': { answer: 'nothing', text: 'It is no longer in front of anybody.' },
  'presence:set': { answer: 'nothing', text: 'Whether this window is in use.' },
  ping: {
    answer: '`seq`: the server’s position in the log',
    text: 'Asks whether the connection still lives.',
  },
}

export const errorMeanings: Record<ErrorCode, string> = {
  bad_request: 'The query, or something the request refers to, is not understood.',
  invalid_json: 'The body is not JSON in UTF-8.',
  invalid_body: 'The body does not have the right fields; `issues` names each.',
  invalid_cursor: 'A `before` that this list did not give. Start from the first page.',
  unauthorized: 'No session, or one that was ended or has expired. Sign in again.',
  invalid_credentials: 'E-mail and password do not go together.',
  second_factor_required:
    'E-mail and password are right; the account also asks for a one-time code. Send `code` with them.',
  invalid_code: 'The one-time code or recovery code is wrong, too old, or was used before.',
  weak_password: 'The new password is too short, too common, or the account’s own name or e-mail.',
  invalid_signature: 'A webhook whose signature does not belong to its body.',
  forbidden: 'The member’s role does not allow it.',
  forbidden_origin: 'A changing request from a page of another site.',
  not_found: 'It is absent, or belongs to another workspace; the two are answered alike.',
  conflict: 'Something of this kind is there already.',
  not_retryable: 'The message has not failed, so it is not sent again.',
  stale_reply: 'A colleague has answered since `seenPosition`. Send again with a newer one, or without it.',
  reset: 'The cursor cannot be continued. Take a fresh snapshot and go on from its `seq`.',
  too_large: 'The body is larger than the route takes.',
  unsupported_media_type: 'The body is not `application/json`.',
  client_msg_id_reused: 'This `clientMsgId` was used for a message with other content.',
  too_many_requests: 'Too many tries. Wait as long as the `retry-after` header says, in seconds.',
  internal: 'The server’s own fault; it is in the log. Trying again may help.',
  unavailable: 'The server is starting, or its database does not answer. Try again soon.',
}

export const permissionMeanings: Record<Permission, string> = {
  'inbox:read': 'see conversations, messages and events; keep one’s own read position',
  'message:send': 'send messages and notes, retry failed ones',
  'conversation:update': 'change status, assignee and priority',
  'contact:update': 'name contacts',
  'profile:manage-own': 'say that one is away',
  'session:manage-own': 'see and end one’s own sessions',
  'account:manage-own': 'change one’s own password and second factor',
  'sandbox:use': 'act as a customer in the sandbox',
  'member:manage': 'change roles and access of others; owners are changed by owners only',
  'channel:manage': 'connect numbers',
  'delivery:inspect': 'see raw webhook deliveries and replay them',
  'audit:read': 'see who did what to access, secrets and sign-ins',
  'stats:read': 'see how many windows are connected and what they are sent',
}
