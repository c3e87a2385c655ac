import { uuidv7 } from 'uuidv7'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { applyEvent } from '@/lib/client/apply-event'
import { applySnapshot } from '@/lib/client/apply-snapshot'
import { type EventName, eventNames } from '@/lib/contract/events'
import { Snapshot } from '@/lib/contract/workspace'
import { db } from '@/lib/db/client'
import { connectChannel } from '@/lib/domain/channels/connect-channel'
import { updateContact } from '@/lib/domain/contacts/update-contact'
import { markRead } from '@/lib/domain/conversations/mark-read'
import { updateConversation } from '@/lib/domain/conversations/update-conversation'
import { saveDraft } from '@/lib/domain/drafts/save-draft'
import { receiveMessage } from '@/lib/domain/inbound/receive-message'
import { updateMember } from '@/lib/domain/members/update-member'
import { listMessages } from '@/lib/domain/messages/list-messages'
import { moveStatus } from '@/lib/domain/messages/move-status'
import { retryMessage } from '@/lib/domain/messages/retry-message'
import { sendMessage } from '@/lib/domain/messages/send-message'
import { endSession } from '@/lib/domain/sessions/end-session'
import { getSnapshot } from '@/lib/domain/workspaces/get-snapshot'
import { loggedEventOf, readEvents } from '@/lib/events/log'
import { useConnection } from '@/stores/connection'
import { useConversations } from '@/stores/conversations'
import { useDrafts } from '@/stores/drafts'
import { showNewestPage, useMessages } from '@/stores/messages'
import { useWorkspace } from '@/stores/workspace'
import { useTestDatabase } from './database'
import {
  createMember,
  createSession,
  createWorkspace,
  type TestMember,
  type TestWorkspace,
} from './factories'

useTestDatabase()
let workspace: TestWorkspace
let admin: TestMember
let ana: TestMember
let conversationId: string
const page = { limit: 50 }

const receive = (from: string, text: string) =>
  receiveMessage(workspace.workspaceId, workspace.channelId, {
    kind: 'message',
    providerMessageId: uuidv7(),
    from,
    name: 'Nora',
    type: 'text',
    text,
    payload: { text },
    at: new Date(),
    replyTo: null,
  })

const send = async (text: string) => {
  const body = { conversationId, clientMsgId: uuidv7(), direction: 'outbound' as const, text }
  return (await sendMessage(admin, body)).message.id
}

const move = (messageId: string, status: 'sent' | 'failed' | 'read') =>
  moveStatus({
    workspaceId: workspace.workspaceId,
    messageId,
    attempt: 0,
    providerMessageId: null,
    channelId: null,
    status,
    error: status === 'failed' ? { code: 131026, title: 'Undeliverable', detail: '' } : null,
  })

beforeAll(async () => {
  workspace = await createWorkspace()
  admin = await createMember(workspace.workspaceId, 'admin')
  ana = await createMember(workspace.workspaceId)
  await receive('15550400001', 'Hello')
  conversationId = (await db().conversation.findFirstOrThrow()).id
})

const newChannel = () => ({
  name: 'Second number',
  displayPhoneNumber: '+1 555 010 0001',
  phoneNumberId: String(Date.now()),
  businessAccountId: '200000001',
  accessToken: 'token-of-tests',
  appSecret: 'secret-of-tests',
  verifyToken: 'verify-me',
})

/** What makes each event happen. An event without an entry does not compile. */
const causes: { [Name in EventName]: () => Promise<unknown> } = {
  'message:new': async () => {
    await receive('15550400001', 'One more thing')
    await send('Yes?')
  },
  'message:status': async () => {
    const id = await send('On its way')
    await move(id, 'sent')
    await move(id, 'failed')
    await retryMessage(admin, conversationId, id)
    await move(id, 'read')
  },
  'conversation:created': () => receive('15550400002', 'I am new here'),
  'conversation:updated': async () => {
    await updateConversation(admin, conversationId, { assigneeId: ana.userId, priority: 'high' })
    await updateConversation(admin, conversationId, { assigneeId: null, status: 'pending' })
    await updateConversation(admin, conversationId, { status: 'open' })
  },
  'conversation:read': async () => {
    await markRead(admin, conversationId, { position: 3, backwards: false })
    await markRead(admin, conversationId, { position: 1, backwards: true })
  },
  'draft:updated': async () => {
    const words = { note: false, replyToId: null, seenPosition: 1, age: 0 }
    await saveDraft(admin, conversationId, { ...words, text: 'Let me see' })
    await saveDraft(admin, conversationId, { ...words, text: `Let me see ${uuidv7()}` })
  },
  'contact:updated': async () => {
    const { contactId } = await db().conversation.findFirstOrThrow({ where: { id: conversationId } })
    await updateContact(admin, contactId, { name: `Nora ${uuidv7()}` })
  },
  'member:updated': () => updateMember(admin, ana.userId, { role: 'admin' }),
  'channel:status': () => connectChannel(admin, newChannel()),
  'session:ended': async () => endSession(ana, await createSession(workspace.workspaceId, ana.userId)),
}

/** What a person sees of the stores, without the positions that only order updates. */
const shown = () => ({
  conversations: Object.fromEntries(
    Object.entries(useConversations.getState().byId).map(([id, { conversation, read }]) => [
      id,
      { conversation, read },
    ]),
  ),
  members: useWorkspace.getState().members,
  me: useWorkspace.getState().me,
  drafts: Object.fromEntries(
    Object.entries(useDrafts.getState().drafts).map(([id, { text, note }]) => [id, { text, note }]),
  ),
  channels: useWorkspace.getState().channels,
  thread: useMessages.getState().threads[conversationId]?.items,
})

const load = async () => {
  applySnapshot(Snapshot.parse(await getSnapshot(admin)))
  useMessages.setState({ threads: {} })
  showNewestPage(conversationId, await listMessages(admin, conversationId, page))
}

const eventsSince = async () => {
  const { cursor } = useConnection.getState()
  return (await readEvents(workspace.workspaceId, cursor?.seq ?? 0, 500)).map(loggedEventOf)
}

beforeEach(load)

describe('a stale state plus the events', () => {
  it.each(eventNames)('[R8] %s: equals a fresh snapshot', async (name) => {
    await causes[name]()
    const events = await eventsSince()
    expect(events.map((event) => event.name)).toContain(name)
    for (const event of events) expect(applyEvent(event)).toBe(true)
    const live = shown()
    await load()
    expect(live).toEqual(shown())
  })

  it('[R8][R4] equals a fresh snapshot when every event comes twice, and when all were in the snapshot already', async () => {
    for (const name of eventNames) if (name !== 'member:updated') await causes[name]()
    const events = await eventsSince()
    for (const event of events) {
      applyEvent(event)
      applyEvent(event)
    }
    const live = shown()
    await load()
    const fresh = shown()
    expect(live).toEqual(fresh)
    for (const event of events) applyEvent(event)
    expect(shown()).toEqual(fresh)
  })

  it('[R15] unread counts equal what SQL counts, after any of it', async () => {
    const rows = await db().$queryRaw<{ id: string; unread: number }[]>`
      SELECT c.id, count(m.id)::int AS unread FROM conversations c
      LEFT JOIN read_positions r ON r.conversation_id = c.id AND r.user_id = ${admin.userId}::uuid
      LEFT JOIN messages m ON m.conversation_id = c.id AND m.direction = 'inbound' AND m.position > coalesce(r.position, 0)
      GROUP BY c.id`
    const counted = Object.fromEntries(rows.map(({ id, unread }) => [id, unread]))
    const derived = Object.fromEntries(
      Object.values(useConversations.getState().byId).map(({ conversation, read }) => [
        conversation.id,
        conversation.inboundCount - read.inboundCount,
      ]),
    )
    expect(derived).toEqual(counted)
  })
})
