import { z } from 'zod'
import { OneTimeCode } from './account'
import { ConversationItem } from './conversation'
import { Draft } from './draft'
import { Id, Moment, Seq } from './ids'
import { Role } from './permissions'

/** What a member has chosen to be: `automatic` follows the use of their windows. */
export const Availability = z.enum(['automatic', 'away'])
export type Availability = z.output<typeof Availability>

export const Member = z.strictObject({
  userId: Id,
  name: z.string(),
  email: z.string(),
  role: Role,
  active: z.boolean(),
  availability: Availability,
})
export type Member = z.output<typeof Member>

export const ChannelStatus = z.enum(['connected', 'connecting', 'disconnected', 'failed', 'reconnecting'])

/** A channel as the screen needs it: no token, no secret. */
export const Channel = z.strictObject({
  id: Id,
  kind: z.enum(['whatsapp_cloud']),
  name: z.string(),
  displayPhoneNumber: z.string(),
  status: ChannelStatus,
  sandbox: z.boolean(),
})
export type Channel = z.output<typeof Channel>

/** POST /api/channels: connects a WhatsApp Cloud API number. */
export const ConnectChannelBody = z.strictObject({
  name: z.string().trim().min(1).max(80),
  displayPhoneNumber: z.string().trim().min(5).max(32),
  phoneNumberId: z.string().regex(/^\d{5,32}$/, 'Digits only, from Meta: WhatsApp > API Setup'),
  businessAccountId: z.string().regex(/^\d{5,32}$/, 'Digits only, from Meta: WhatsApp > API Setup'),
  accessToken: z
    .string()
    .min(10)
    .max(2000)
    .regex(/^[\x21-\x7e]+$/, 'Holds a character that no token has: copy it anew'),
  appSecret: z.string().min(10).max(200),
  verifyToken: z.string().min(8).max(200),
})
export type ConnectChannelBody = z.output<typeof ConnectChannelBody>

/** PATCH /api/members/:userId */
export const UpdateMemberBody = z
  .strictObject({ role: Role.optional(), active: z.boolean().optional() })
  .refine((body) => Object.keys(body).length > 0, 'Say what to change')
export type UpdateMemberBody = z.output<typeof UpdateMemberBody>

/** PATCH /api/me: what a member may change of themselves. */
export const UpdateMeBody = z.strictObject({ availability: Availability })
export type UpdateMeBody = z.output<typeof UpdateMeBody>

export const SessionEntry = z.strictObject({
  id: Id,
  /** Whether it is the one that asks. */
  current: z.boolean(),
  userAgent: z.string(),
  address: z.string(),
  createdAt: Moment,
  expiresAt: Moment,
})
export type SessionEntry = z.output<typeof SessionEntry>

/** GET /api/sessions: `before` is the previous page's `nextCursor`. */
export const SessionQuery = z.strictObject({
  before: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type SessionQuery = z.output<typeof SessionQuery>

export const SessionPage = z.strictObject({
  items: z.array(SessionEntry),
  /** null at the end of the list. */
  nextCursor: z.string().nullable(),
})
export type SessionPage = z.output<typeof SessionPage>

/** POST /api/sessions: sign-in for programs. */
export const SignInBody = z.strictObject({
  email: z.string().max(320),
  password: z.string().max(1000),
  /** For accounts with a second factor: see `second_factor_required`. */
  code: OneTimeCode.optional(),
})
/** GET /api/snapshot: all that a window needs to start, read in one transaction at `seq` (R6). */
export const Snapshot = z.strictObject({
  epoch: Id,
  seq: Seq,
  workspace: z.strictObject({ id: Id, name: z.string() }),
  me: Member,
  sessionId: Id,
  members: z.array(Member),
  channels: z.array(Channel),
  /** The newest open conversations, and every conversation that is unread for this member (newest 500). */
  conversations: z.array(ConversationItem),
  /** What this member has written and not sent. */
  drafts: z.array(Draft),
  /** For the view "all, open": the cursor of its next page. */
  nextCursor: z.string().nullable(),
})
export type Snapshot = z.output<typeof Snapshot>
