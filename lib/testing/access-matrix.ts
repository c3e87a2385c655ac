import { uuidv7 } from 'uuidv7'

/** The answers that each kind of caller must get from one route and method. */
export type AccessRow =
  | {
      /** Nobody: no session at all. */
      anonymous: number
      /** An admin of another workspace who names our ids. */
      foreign: number
      /** Our own agent, where only admins may. */
      agent?: number
      body?: () => unknown
      query?: string
    }
  /** Not callable outside Next; says where it is tested instead. */
  | { elsewhere: string }

const own = { anonymous: 401, foreign: 200 }
const absent = { anonymous: 401, foreign: 404 }

/** One row for every route and method of app. A route without a row fails the test that reads this. */
export const accessMatrix: Record<string, AccessRow> = {
  'GET /api/health': { anonymous: 200, foreign: 200 },
  'GET /health/live': { anonymous: 200, foreign: 200 },
  'GET /health/ready': { anonymous: 200, foreign: 200 },
  'GET /metrics': { anonymous: 404, foreign: 404 },
  'GET /connected-users': own,
  'GET /user-status/[userId]': absent,
  'GET /api/ws-stats': { ...own, agent: 403 },
  'GET /api/v1/websocket/stats': { ...own, agent: 403 },
  'GET /api/v1/websocket/health': { ...own, agent: 403 },
  'GET /api/snapshot': own,
  'GET /api/events': { anonymous: 401, foreign: 410, query: '?epoch=<epoch>&after=0' },
  'GET /api/conversations': own,
  'GET /api/conversations/counts': own,
  'GET /api/conversations/[id]': absent,
  'PATCH /api/conversations/[id]': { ...absent, body: () => ({ status: 'resolved' }) },
  'GET /api/conversations/[id]/messages': absent,
  'POST /api/conversations/[id]/messages': { ...absent, body: () => ({ clientMsgId: uuidv7(), text: 'Hi' }) },
  'POST /api/conversations/[id]/messages/[messageId]/retry': absent,
  'POST /api/conversations/[id]/read': { ...absent, body: () => ({ position: 1 }) },
  'PUT /api/conversations/[id]/draft': {
    ...absent,
    body: () => ({ text: 'Hi', note: false, replyToId: null, seenPosition: null, age: 0 }),
  },
  'PATCH /api/contacts/[id]': { ...absent, body: () => ({ name: 'Mine now' }) },
  'PATCH /api/members/[userId]': { ...absent, agent: 403, body: () => ({ role: 'admin' }) },
  'PATCH /api/me': { ...own, body: () => ({ availability: 'away' }) },
  'POST /api/channels': { anonymous: 401, foreign: 400, agent: 403, body: () => ({}) },
  // From before the first entry on: the stranger's own log tells which of our ids the stranger tried.
  'GET /api/audit': {
    ...own,
    agent: 403,
    query: `?before=${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}`,
  },
  'GET /api/account': own,
  'POST /api/account/password': {
    anonymous: 401,
    foreign: 401,
    body: () => ({ currentPassword: 'guess', newPassword: 'a new one that is long' }),
  },
  'POST /api/account/second-factor': { anonymous: 401, foreign: 401, body: () => ({ password: 'guess' }) },
  'POST /api/account/second-factor/confirm': {
    anonymous: 401,
    foreign: 401,
    body: () => ({ code: '000000' }),
  },
  'POST /api/account/second-factor/disable': {
    anonymous: 401,
    foreign: 401,
    body: () => ({ password: 'guess' }),
  },
  'GET /api/sessions': own,
  'POST /api/sessions': {
    anonymous: 401,
    foreign: 401,
    body: () => ({ email: 'nobody@test.example', password: 'guess' }),
  },
  'DELETE /api/sessions': own,
  'DELETE /api/sessions/[id]': absent,
  'GET /api/deliveries': { ...own, agent: 403 },
  'POST /api/deliveries/[id]/replay': { ...absent, agent: 403 },
  'GET /api/webhooks/whatsapp/[channelId]': { anonymous: 404, foreign: 404 },
  'POST /api/webhooks/whatsapp/[channelId]': { anonymous: 401, foreign: 401, body: () => ({}) },
  'GET /api/auth/[...nextauth]': { elsewhere: 'e2e/sessions.spec.ts' },
  'POST /api/auth/[...nextauth]': { elsewhere: 'e2e/sessions.spec.ts' },
  'GET /api/sandbox/customers': own,
  'POST /api/sandbox/customers': { ...absent, body: () => ({ channelId: '<channelId>', name: 'Eve' }) },
  'PATCH /api/sandbox/customers/[channelId]/[phone]': { ...absent, body: () => ({ readReceipts: false }) },
  'GET /api/sandbox/customers/[channelId]/[phone]/messages': absent,
  'POST /api/sandbox/customers/[channelId]/[phone]/messages': { ...absent, body: () => ({ text: 'Hi' }) },
  'POST /api/sandbox/customers/[channelId]/[phone]/open': { ...absent, body: () => ({ open: true }) },
  'GET /api/sandbox/stream': own,
  'GET /api/sandbox/graph/[version]/[phoneNumberId]': { anonymous: 401, foreign: 401 },
  'POST /api/sandbox/graph/[version]/[phoneNumberId]/messages': {
    anonymous: 401,
    foreign: 401,
    body: () => ({}),
  },
}
