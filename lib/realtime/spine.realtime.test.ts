import { uuidv7 } from 'uuidv7'
import { beforeAll, describe, expect, it } from 'vitest'
import { LoggedEvent } from '@/lib/contract/events'
import { Message, type MessagePage } from '@/lib/contract/message'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { createMember, createWorkspace, type TestMember, type TestWorkspace } from '@/lib/testing/factories'
import { call } from '@/lib/testing/http'
import { useTestServer } from '@/lib/testing/test-server'
import { openWindow, type TestWindow } from '@/lib/testing/test-window'
import { createTwoAgents, joinConversation, postMessage } from '@/lib/testing/two-agents'

const server = useTestServer()
let workspace: TestWorkspace
let ana: TestMember
let ben: TestMember
let conversationId: string

beforeAll(async () => {
  ;({ workspace, ana, ben, conversationId } = await createTwoAgents())
})

const join = (window: TestWindow, id = conversationId) => joinConversation(window, id)
const send = (member: TestMember, text: string, more: object = {}) =>
  postMessage(server().url, member, conversationId, text, more)

describe('a message', () => {
  it('[R1][R9] posted over HTTP is heard by the colleague’s socket; an outsider hears nothing', async () => {
    const other = await createWorkspace()
    const stranger = await createMember(other.workspaceId)
    const [window, outsider] = await Promise.all([
      openWindow(server().url, ben.token),
      openWindow(server().url, stranger.token),
    ])
    await join(window)
    const refused = await outsider.socket.emitWithAck('conversation:join', { conversationId })
    expect(refused).toMatchObject({ ok: false, error: { code: 'not_found' } })

    const { status, body } = await send(ana, 'Hello from Ana')
    expect(status).toBe(201)
    const message = Message.parse((body as { message: unknown }).message)
    const heard = await window.hears((event) => event.name === 'message:new')
    expect(LoggedEvent.parse(heard)).toMatchObject({
      data: { message },
      actor: { kind: 'member', id: ana.userId },
    })
    await window.hears((event) => event.name === 'conversation:updated' && event.seq === heard.seq + 1)
    // What the outsider could have heard was sent before this answer.
    await outsider.socket.emitWithAck('ping', {})
    expect(outsider.events).toEqual([])
    window.close()
    outsider.close()
  })

  it('[R7] with the same clientMsgId is one message, however often and however parallel it is sent', async () => {
    const body = { clientMsgId: uuidv7(), text: 'Only once' }
    const path = `/api/conversations/${conversationId}/messages`
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => call(server().url, ana, 'POST', path, body)),
    )
    expect(answers.map((answer) => answer.status).sort()).toEqual([...Array(19).fill(200), 201])
    const ids = new Set(answers.map((answer) => (answer.body as { message: { id: string } }).message.id))
    expect(ids.size).toBe(1)
    expect(await db().message.count({ where: { clientMsgId: body.clientMsgId } })).toBe(1)
  })

  it('[R7] with the same clientMsgId is one message also when every try waits for the same conversation', async () => {
    const body = { clientMsgId: uuidv7(), text: 'Only once, in a crowd' }
    const path = `/api/conversations/${conversationId}/messages`
    const holder = await pool().connect()
    await holder.query('BEGIN')
    await holder.query('SELECT 1 FROM conversations WHERE id = $1 FOR UPDATE', [conversationId])
    const answers = Array.from({ length: 5 }, () => call(server().url, ana, 'POST', path, body))
    const waiting = () => holder.query('SELECT count(*)::int AS count FROM pg_locks WHERE NOT granted')
    await expect.poll(async () => (await waiting()).rows[0].count).toBeGreaterThanOrEqual(1)
    await holder.query('COMMIT')
    holder.release()
    expect((await Promise.all(answers)).map((answer) => answer.status).sort()).toEqual([
      200, 200, 200, 200, 201,
    ])
    expect(await db().message.count({ where: { clientMsgId: body.clientMsgId } })).toBe(1)
  })

  it('[R7] with a used clientMsgId and other content is refused', async () => {
    const clientMsgId = uuidv7()
    await send(ana, 'The first', { clientMsgId })
    const { status, body } = await send(ana, 'The second', { clientMsgId })
    expect(status).toBe(422)
    expect(body).toMatchObject({ error: { code: 'client_msg_id_reused' } })
  })

  it('[R2][R14] 24 writers at once leave a contiguous log, heard by every window in its order', async () => {
    const windows = await Promise.all([ana, ben, ana].map((member) => openWindow(server().url, member.token)))
    await Promise.all(windows.map((window) => join(window)))
    const before = await db().eventStream.findUniqueOrThrow({ where: { workspaceId: workspace.workspaceId } })
    await Promise.all(
      Array.from({ length: 24 }, async (_, writer) => {
        for (let count = 0; count < 10; count++) {
          const { status } = await send(writer % 2 ? ana : ben, `${writer}/${count}`)
          expect(status).toBe(201)
        }
      }),
    )
    const after = await db().eventStream.findUniqueOrThrow({ where: { workspaceId: workspace.workspaceId } })
    const last = Number(after.seq)
    const expected = Array.from(
      { length: last - Number(before.seq) },
      (_, index) => Number(before.seq) + 1 + index,
    )
    for (const window of windows) {
      await window.hears((event) => event.seq === last)
      const heard = window.events.filter((event) => event.seq > Number(before.seq))
      expect(heard.map((event) => event.seq)).toEqual(expected)
      const positions = heard.flatMap((event) =>
        event.name === 'message:new' ? [event.data.message.position] : [],
      )
      expect(positions).toEqual([...positions].sort((a, b) => a - b))
      expect(positions).toHaveLength(240)
      window.close()
    }
    const stored = await db().event.findMany({
      where: { workspaceId: workspace.workspaceId, seq: { gt: before.seq } },
      orderBy: { seq: 'asc' },
      select: { seq: true },
    })
    expect(stored.map(({ seq }) => Number(seq))).toEqual(expected)
  })

  it('[R6] a page of the thread carries the position that it was read at', async () => {
    const { body } = await call(
      server().url,
      ana,
      'GET',
      `/api/conversations/${conversationId}/messages?limit=5`,
    )
    const page = body as MessagePage
    const stream = await db().eventStream.findUniqueOrThrow({ where: { workspaceId: workspace.workspaceId } })
    expect(page).toMatchObject({ epoch: stream.epoch, seq: Number(stream.seq), hasOlder: true })
    expect(page.items).toHaveLength(5)
    const before = page.items[0]?.position
    const older = await call(
      server().url,
      ana,
      'GET',
      `/api/conversations/${conversationId}/messages?limit=5&before=${before}`,
    )
    expect((older.body as MessagePage).items.map((message) => message.position)).toEqual(
      [5, 4, 3, 2, 1].map((back) => (before ?? 0) - back),
    )
  })
})

describe('a window that was away', () => {
  it('[R5] replays from its cursor what it may hear, in pages, and nothing twice', async () => {
    const window = await openWindow(server().url, ben.token)
    await join(window)
    const first = await db().eventStream.findUniqueOrThrow({ where: { workspaceId: workspace.workspaceId } })
    let after = Math.max(0, Number(first.seq) - 40)
    const from = after
    const seqs: number[] = []
    for (let more = true; more; ) {
      const answer = await window.socket.emitWithAck('sync', { epoch: first.epoch, after })
      if (!answer.ok || answer.data.reset) throw new Error('expected a replay')
      seqs.push(...answer.data.events.map((event) => event.seq))
      after = answer.data.to
      more = answer.data.more
    }
    expect(seqs).toEqual(Array.from({ length: 40 }, (_, index) => from + 1 + index))
    window.close()
  })

  it('[R5][R6] is told to reset when its cursor cannot be continued: other epoch, ahead of the log, or too far behind', async () => {
    const window = await openWindow(server().url, ben.token)
    const { epoch, seq } = await db().eventStream.findUniqueOrThrow({
      where: { workspaceId: workspace.workspaceId },
    })
    const ask = async (cursor: { epoch: string; after: number }) => {
      const answer = await window.socket.emitWithAck('sync', cursor)
      return answer.ok && answer.data.reset
    }
    expect(await ask({ epoch: uuidv7(), after: 0 })).toBe(true)
    expect(await ask({ epoch, after: Number(seq) + 1 })).toBe(true)
    expect(await ask({ epoch, after: Number(seq) })).toBe(false)
    const path = `/api/events?epoch=${epoch}&after=${Number(seq) + 1}`
    expect((await call(server().url, ben, 'GET', path)).status).toBe(410)
    window.close()
  })
})
