import { uuidv7 } from 'uuidv7'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { EventName } from '@/lib/contract/events'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import {
  createConversation,
  createMember,
  createSession,
  createWorkspace,
  type TestMember,
  type TestWorkspace,
} from '@/lib/testing/factories'
import { call } from '@/lib/testing/http'
import { useTestServer } from '@/lib/testing/test-server'
import { openWindow, type TestWindow } from '@/lib/testing/test-window'
import { createTwoAgents } from '@/lib/testing/two-agents'

const server = useTestServer()
let workspace: TestWorkspace
let ana: TestMember
let ben: TestMember
let conversationId: string

beforeAll(async () => {
  ;({ workspace, ana, ben } = await createTwoAgents())
})
beforeEach(async () => {
  conversationId = await createConversation(workspace)
})

const words = (text: string, age = 0) => ({ text, note: false, replyToId: null, seenPosition: 3, age })
const save = (member: TestMember, body: object) =>
  call(server().url, member, 'PUT', `/api/conversations/${conversationId}/draft`, body)
const names = (window: TestWindow, name: EventName) => window.events.filter((event) => event.name === name)
const draftsOf = async (member: TestMember) =>
  ((await call(server().url, member, 'GET', '/api/snapshot')).body as { drafts: { text: string }[] }).drafts

describe('a draft', () => {
  it('[R9] reaches the member’s other windows at once, and nobody else; a snapshot has it for them alone', async () => {
    const [mine, colleague] = [
      await openWindow(server().url, ana.token),
      await openWindow(server().url, ben.token),
    ]
    expect((await save(ana, words('Dear Nora'))).body).toEqual({
      conversationId,
      text: 'Dear Nora',
      note: false,
      replyToId: null,
      seenPosition: 3,
    })
    await mine.hears((event) => event.name === 'draft:updated' && event.data.draft.text === 'Dear Nora')
    // Something that both hear, after it in the log.
    const path = `/api/conversations/${conversationId}`
    await call(server().url, ana, 'PATCH', path, { priority: 'high' })
    await colleague.hears((event) => event.name === 'conversation:updated')
    expect(names(colleague, 'draft:updated')).toEqual([])
    expect(await draftsOf(ana)).toMatchObject([{ text: 'Dear Nora' }])
    expect(await draftsOf(ben)).toEqual([])
    mine.close()
    colleague.close()
  })

  it('that was written earlier loses, however late it arrives, also against one that was emptied; the answer says what stands', async () => {
    await save(ana, words('From the train', 60_000))
    expect((await save(ana, words('At the desk', 1_000))).body).toMatchObject({ text: 'At the desk' })
    expect((await save(ana, words('From the tunnel', 30_000))).body).toMatchObject({ text: 'At the desk' })
    await save(ana, words(''))
    expect((await save(ana, words('From the tunnel', 30_000))).body).toMatchObject({ text: '' })
    expect((await draftsOf(ana)).filter((draft) => draft.text.startsWith('From'))).toEqual([])
  })

  it('[R8] that says the same again is no event', async () => {
    await save(ana, words('Once'))
    const seq = async () =>
      (await db().eventStream.findFirstOrThrow({ where: { workspaceId: ana.workspaceId } })).seq
    const before = await seq()
    await save(ana, words('Once'))
    expect(await seq()).toBe(before)
  })

  it('[R17] of a conversation in another workspace is answered as absent', async () => {
    const stranger = await createMember((await createWorkspace()).workspaceId)
    expect((await save(stranger, words('Hello'))).status).toBe(404)
    expect(await db().draft.count({ where: { userId: stranger.userId } })).toBe(0)
  })
})

describe('availability', () => {
  it('that a member chooses is heard by all, kept, and told only once', async () => {
    const colleague = await openWindow(server().url, ben.token)
    const choose = (availability: string) => call(server().url, ana, 'PATCH', '/api/me', { availability })
    expect((await choose('away')).body).toMatchObject({ userId: ana.userId, availability: 'away' })
    await choose('away')
    await colleague.hears(
      (event) => event.name === 'member:updated' && event.data.member.availability === 'away',
    )
    const snapshot = (await call(server().url, ben, 'GET', '/api/snapshot')).body as {
      members: { userId: string; availability: string }[]
    }
    expect(snapshot.members.find(({ userId }) => userId === ana.userId)?.availability).toBe('away')
    await choose('automatic')
    await colleague.hears(
      (event) => event.name === 'member:updated' && event.data.member.availability === 'automatic',
    )
    expect(names(colleague, 'member:updated')).toHaveLength(2)
    expect((await choose('asleep')).status).toBe(400)
    colleague.close()
  })
})

describe('a window that is another member’s', () => {
  it('is told that it is signed out, over HTTP and at the socket’s handshake, rather than act as who signed in since', async () => {
    const window = `${ana.workspaceId}:${ana.userId}`
    const path = `/api/conversations/${conversationId}/messages`
    const body = { clientMsgId: uuidv7(), text: 'From Ana' }
    const asBen = await call(server().url, ben, 'POST', path, body, { 'parley-member': window })
    expect(asBen.status).toBe(401)
    expect((await call(server().url, ana, 'POST', path, body, { 'parley-member': window })).status).toBe(201)
    const { io } = await import('socket.io-client')
    const connect = (token: string) =>
      new Promise<string>((resolve) => {
        const options = { transports: ['websocket'], forceNew: true, reconnection: false }
        const socket = io(server().url, { ...options, auth: { token, member: window } })
        socket.once('connect', () => resolve('connected'))
        socket.once('connect_error', (cause) =>
          resolve((cause as { data?: { code: string } }).data?.code ?? ''),
        )
        socket.once('connect', () => socket.disconnect())
      })
    expect(await connect(ben.token)).toBe('unauthorized')
    expect(await connect(ana.token)).toBe('connected')
  })
})

describe('the log', () => {
  it('[R16] that the server cannot read is told to windows while it lasts, and when it is over', async () => {
    await createSession(ana.workspaceId, ana.userId)
    const window = await openWindow(server().url, ana.token)
    const behind: number[] = []
    window.socket.on('head', (head) => behind.push(head.behind))
    const lock = await pool().connect()
    try {
      await lock.query('BEGIN')
      await lock.query('LOCK TABLE event_streams IN ACCESS EXCLUSIVE MODE')
      await expect.poll(() => behind.at(-1) ?? 0, { timeout: 10_000 }).toBeGreaterThan(2_000)
    } finally {
      await lock.query('ROLLBACK')
      lock.release()
    }
    await expect.poll(() => behind.at(-1), { timeout: 5_000 }).toBe(0)
    window.close()
  })
})
