import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  sampleConversation,
  sampleEvents,
  sampleIds,
  sampleMember,
  sampleMessage,
} from '@/lib/contract/samples'
import { useConnection } from '@/stores/connection'
import { useConversations } from '@/stores/conversations'
import { useMessages } from '@/stores/messages'
import { InboxConnection } from './inbox-connection'

const { conversation: conversationId, epoch } = sampleIds

/** A socket whose server answers as the test says. */
class FakeSocket extends EventEmitter {
  connected = false
  active = true
  readonly io = new EventEmitter()
  answers: Record<string, (input: { after?: number }) => unknown> = {}
  readonly said: string[] = []
  readonly volatile = { emit: () => {} }
  connect = vi.fn()
  disconnect() {
    this.connected = false
  }
  override emit(name: string, ...rest: unknown[]): boolean {
    if (typeof rest.at(-1) !== 'function') return super.emit(name, ...rest)
    this.said.push(name)
    return true
  }
  timeout() {
    return {
      emitWithAck: async (name: string, input: { after?: number }) => {
        this.said.push(name)
        return this.answers[name]?.(input) ?? { ok: true, data: {} }
      },
    }
  }
  open() {
    this.connected = true
    super.emit('connect')
  }
}

const { sockets } = vi.hoisted(() => ({ sockets: [] as unknown[] }))
vi.mock('socket.io-client', () => ({
  io: () => {
    const socket = new FakeSocket()
    sockets.push(socket)
    return socket
  },
}))

const snapshotAt = (seq: number, messageCount: number) => ({
  epoch,
  seq,
  workspace: { id: sampleIds.user, name: 'Lamps' },
  me: sampleMember,
  sessionId: sampleIds.user,
  members: [sampleMember],
  channels: [],
  conversations: [
    { conversation: { ...sampleConversation, messageCount }, read: { position: 0, inboundCount: 0 } },
  ],
  drafts: [],
  nextCursor: null,
})

type Request = { path: string; answer: (body: unknown, status?: number) => void }
let requests: Request[] = []
let socket: FakeSocket
let connection: InboxConnection
const next = async (path: string) => {
  const found = () => requests.find((request) => request.path.startsWith(path))
  await vi.waitFor(() => expect(found()).toBeDefined())
  const request = found() as Request
  requests = requests.filter((other) => other !== request)
  return request
}
const state = () => useConnection.getState().freshness.state
const isLive = () => vi.waitFor(() => expect(state()).toBe('live'))

beforeEach(() => {
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  vi.stubGlobal(
    'fetch',
    (path: string) =>
      new Promise((resolve) =>
        requests.push({ path, answer: (body, status = 200) => resolve(Response.json(body, { status })) }),
      ),
  )
  requests = []
  useConnection.setState({ freshness: { state: 'starting' }, cursor: null })
  useConversations.setState({ byId: {}, lists: {} })
  useMessages.setState({ threads: {} })
  connection = new InboxConnection(() => {})
  socket = sockets.at(-1) as FakeSocket
  socket.answers['conversation:join'] = () => ({ ok: true, data: { viewing: [], typing: [] } })
  socket.answers.sync = ({ after }) => ({
    ok: true,
    data: {
      reset: false,
      events: [],
      to: after,
      more: false,
      presence: { online: [], away: [], ttl: 60_000 },
    },
  })
})
afterEach(() => {
  connection.close()
  vi.unstubAllGlobals()
})

describe('a window', () => {
  it('[R16] that the server refuses, its database being away, asks again by itself', async () => {
    socket.active = false
    socket.emit('connect_error', Object.assign(new Error('busy'), { data: { code: 'unavailable' } }))
    expect(state()).toBe('offline')
    await vi.waitFor(() => expect(socket.connect).toHaveBeenCalled(), { timeout: 3_000 })
  })

  it('[R4][R5] is not turned back by a snapshot that comes after a newer start', async () => {
    socket.open()
    const late = await next('/api/snapshot')
    socket.emit('disconnect', 'transport close')
    socket.open()
    ;(await next('/api/snapshot')).answer(snapshotAt(20, 20))
    await isLive()
    const conversation = { ...sampleConversation, messageCount: 21 }
    socket.emit('conversation:updated', {
      ...sampleEvents['conversation:updated'],
      seq: 21,
      data: { conversation },
    })
    late.answer(snapshotAt(10, 10))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(useConnection.getState().cursor?.seq).toBe(21)
    expect(useConversations.getState().byId[conversationId]?.conversation.messageCount).toBe(21)
  })

  it('[R16] is not live while the room of what it shows could not be joined', async () => {
    let refusals = 2
    socket.answers['conversation:join'] = () =>
      refusals-- > 0
        ? { ok: false, error: { code: 'unavailable', message: 'busy' } }
        : { ok: true, data: { viewing: [], typing: [] } }
    connection.shown.show(conversationId)
    ;(await next(`/api/conversations/${conversationId}/messages`)).answer({}, 503)
    socket.open()
    ;(await next('/api/snapshot')).answer(snapshotAt(20, 2))
    await vi.waitFor(() => expect(socket.said).toContain('conversation:join'))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(state()).not.toBe('live')
    const thread = vi.waitFor(
      async () => {
        const request = await next(`/api/conversations/${conversationId}/messages`)
        request.answer({ epoch, seq: 20, items: [sampleMessage], hasOlder: false })
      },
      { timeout: 5_000 },
    )
    await thread
    await isLive()
    expect(useMessages.getState().threads[conversationId]?.items).toHaveLength(1)
  })

  it('[R5] has its threads loaded anew after a reset', async () => {
    connection.shown.show(conversationId)
    ;(await next(`/api/conversations/${conversationId}/messages`)).answer({}, 503)
    const page = (seq: number, text: string) => ({
      epoch,
      seq,
      items: [{ ...sampleMessage, text }],
      hasOlder: false,
    })
    socket.open()
    ;(await next('/api/snapshot')).answer(snapshotAt(20, 2))
    ;(await next(`/api/conversations/${conversationId}/messages`)).answer(page(20, 'before'))
    await isLive()
    socket.emit('disconnect', 'transport close')
    let resets = 1
    socket.answers.sync = ({ after }) =>
      resets-- > 0
        ? { ok: true, data: { reset: true, epoch, presence: { online: [], away: [], ttl: 60_000 } } }
        : {
            ok: true,
            data: {
              reset: false,
              events: [],
              to: after,
              more: false,
              presence: { online: [], away: [], ttl: 60_000 },
            },
          }
    socket.open()
    ;(await next('/api/snapshot')).answer(snapshotAt(6_000, 2))
    ;(await next(`/api/conversations/${conversationId}/messages`)).answer(page(6_000, 'after'))
    await isLive()
    expect(useMessages.getState().threads[conversationId]).toMatchObject({
      current: true,
      items: [{ text: 'after' }],
    })
  })
})
