import { uuidv7 } from 'uuidv7'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { useTestDatabase } from '@/lib/testing/database'
import {
  createConversation,
  createMember,
  createWorkspace,
  type TestMember,
  type TestWorkspace,
} from '@/lib/testing/factories'
import { receiveMessage } from '../inbound/receive-message'
import { sendMessage } from './send-message'

useTestDatabase()
let workspace: TestWorkspace
let [ana, ben, mia]: TestMember[] = []
let conversationId: string

beforeAll(async () => {
  workspace = await createWorkspace()
  ;[ana, ben, mia] = await Promise.all([1, 2, 3].map(() => createMember(workspace.workspaceId)))
})
beforeEach(async () => {
  conversationId = await createConversation(workspace)
})

type Options = { clientMsgId?: string; direction?: 'outbound' | 'note' }
const send = (author: TestMember | undefined, seenPosition: number | null, options: Options = {}) =>
  sendMessage(author as TestMember, {
    conversationId,
    clientMsgId: uuidv7(),
    direction: 'outbound',
    text: 'Hello',
    ...(seenPosition !== null && { seenPosition }),
    ...options,
  })

const outcomes = async (sends: Promise<unknown>[]) =>
  (await Promise.allSettled(sends)).map((result) =>
    result.status === 'fulfilled' ? 'sent' : (result.reason as { code?: string }).code,
  )

const positions = async () =>
  (await db().message.findMany({ where: { conversationId }, orderBy: { position: 'asc' } })).map(
    ({ authorId, position }) => [authorId, position],
  )

describe('a reply to what a colleague has answered', () => {
  it('is refused with stale_reply, leaves nothing behind, and goes through once its author has seen the answer', async () => {
    const clientMsgId = uuidv7()
    await send(ben, 0)
    const before = await db().eventStream.findUnique({ where: { workspaceId: workspace.workspaceId } })
    expect(await outcomes([send(ana, 0, { clientMsgId })])).toEqual(['stale_reply'])
    expect(await db().eventStream.findUnique({ where: { workspaceId: workspace.workspaceId } })).toEqual(
      before,
    )
    expect(await positions()).toEqual([[ben?.userId, 1]])
    // The same id: it was never stored (R7).
    expect(await outcomes([send(ana, 1, { clientMsgId })])).toEqual(['sent'])
    expect(await positions()).toEqual([
      [ben?.userId, 1],
      [ana?.userId, 2],
    ])
  })

  it('is not refused for what the customer, oneself or a note says since, nor as a note, nor without a position', async () => {
    const customer = await db().contact.findFirstOrThrow({
      where: { conversations: { some: { id: conversationId } } },
    })
    await receiveMessage(workspace.workspaceId, workspace.channelId, {
      kind: 'message',
      providerMessageId: uuidv7(),
      from: customer.phone,
      name: 'Nora',
      type: 'text',
      text: 'Hello?',
      payload: {},
      at: new Date(),
      replyTo: null,
    })
    expect(await outcomes([send(ben, 0, { direction: 'note' })])).toEqual(['sent'])
    expect(await outcomes([send(ana, 0)])).toEqual(['sent'])
    expect(await outcomes([send(ana, 0)])).toEqual(['sent'])
    await send(ben, null)
    expect(await outcomes([send(ana, 0, { direction: 'note' }), send(ana, null)])).toEqual(['sent', 'sent'])
    expect(await outcomes([send(ana, 0)])).toEqual(['stale_reply'])
  })

  it('is still refused when its author has answered after the colleague from another window', async () => {
    await send(ana, null)
    await send(ben, null)
    await send(ana, null)
    expect(await outcomes([send(ana, 1)])).toEqual(['stale_reply'])
    expect(await outcomes([send(ana, 2)])).toEqual(['sent'])
    expect(await outcomes([send(mia, 3)])).toEqual(['stale_reply'])
    expect(await outcomes([send(mia, 4)])).toEqual(['sent'])
    expect(await outcomes([send(ana, 4)])).toEqual(['stale_reply'])
  })

  it('[R7] that was stored already is answered as before, however many have answered since', async () => {
    const clientMsgId = uuidv7()
    const first = await send(ana, 0, { clientMsgId })
    await send(ben, 1)
    expect(await send(ana, 0, { clientMsgId })).toEqual({ message: first.message, replayed: true })
  })

  it('is judged by what stands before it in its own batch, and only by what was stored of it', async () => {
    const other = await createConversation(workspace)
    const first = send(mia, 0, { clientMsgId: uuidv7() })
    // These wait together while the first is stored.
    const sends = [
      send(ana, 1),
      send(ben, 1),
      send(ana, 1),
      send(ana, 1, { direction: 'note' }),
      send(ben, null),
      send(ana, 1),
      sendMessage(ben as TestMember, {
        conversationId: other,
        clientMsgId: uuidv7(),
        direction: 'outbound',
        text: 'Elsewhere',
        seenPosition: 0,
      }),
    ]
    expect(await outcomes([first, ...sends])).toEqual([
      'sent',
      'sent',
      'stale_reply',
      'sent',
      'sent',
      'sent',
      'stale_reply',
      'sent',
    ])
    // A batch of several authors leaves behind who answered last, and how far the others have.
    await outcomes([send(ana, null), send(ben, null), send(mia, null), send(ana, null)])
    const conversation = await db().conversation.findFirstOrThrow({ where: { id: conversationId } })
    expect(conversation).toMatchObject({
      repliedBy: ana?.userId,
      repliedPosition: 9,
      repliedByOthersPosition: 8,
      messageCount: 9,
    })
  })

  it('is refused also when the colleague’s answer commits on another node while the statement waits for it', async () => {
    const elsewhere = await pool().connect()
    try {
      await elsewhere.query('BEGIN')
      // What another node's statement does to the conversation, and has not committed.
      await elsewhere.query(
        `UPDATE conversations SET message_count = 1, replied_by = $2, replied_position = 1 WHERE id = $1`,
        [conversationId, ben?.userId],
      )
      const sends = [send(ana, 0), send(ana, null, { direction: 'note' })]
      const blocked = async () => {
        const { rows } = await pool().query(
          `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'WITH input AS%'`,
        )
        return rows.length > 0
      }
      await expect.poll(blocked).toBe(true)
      await elsewhere.query('COMMIT')
      expect(await outcomes(sends)).toEqual(['stale_reply', 'sent'])
    } finally {
      elsewhere.release()
    }
  })
})
