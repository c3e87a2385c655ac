import { uuidv7 } from 'uuidv7'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { useTestDatabase } from '@/lib/testing/database'
import { createConversation, createMember, createWorkspace, type TestMember } from '@/lib/testing/factories'
import { sendMessage } from './send-message'

useTestDatabase()

let ana: TestMember
let stranger: TestMember
let conversations: string[]

beforeAll(async () => {
  const workspace = await createWorkspace()
  ana = await createMember(workspace.workspaceId)
  stranger = await createMember((await createWorkspace()).workspaceId)
  conversations = await Promise.all(Array.from({ length: 3 }, () => createConversation(workspace)))
})

const input = (
  conversationId = conversations[0] ?? '',
  more: { clientMsgId?: string; text?: string; seenPosition?: number } = {},
) => ({
  conversationId,
  clientMsgId: uuidv7(),
  direction: 'outbound' as const,
  text: 'Hello',
  ...more,
})

const codeOf = (result: PromiseSettledResult<unknown>) =>
  result.status === 'fulfilled' ? 'sent' : (result.reason as { code: string }).code

describe('sends at once', () => {
  it('each get their own answer, whatever becomes of the others', async () => {
    const twice = uuidv7()
    const results = await Promise.allSettled([
      sendMessage(ana, input()),
      sendMessage(ana, input(uuidv7())),
      sendMessage({ ...ana, sessionId: uuidv7() }, input()),
      sendMessage(ana, { ...input(), replyToId: uuidv7() }),
      sendMessage(stranger, input()),
      sendMessage(ana, input(conversations[1], { clientMsgId: twice })),
      sendMessage(ana, input(conversations[1], { clientMsgId: twice })),
      sendMessage(ana, input(conversations[1], { clientMsgId: twice, text: 'Other' })),
      sendMessage(ana, input(conversations[2])),
    ])
    expect(results.map(codeOf)).toEqual([
      'sent',
      'not_found',
      'unauthorized',
      'not_found',
      'not_found',
      'sent',
      'sent',
      'client_msg_id_reused',
      'sent',
    ])
    expect(await db().message.count({ where: { clientMsgId: twice } })).toBe(1)
  })

  it('[R2][R14] number a conversation’s messages in the order they came in, and its log without a hole', async () => {
    const conversationId = conversations[0] ?? ''
    const before = await db().conversation.findFirstOrThrow({ where: { id: conversationId } })
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => sendMessage(ana, input(conversationId, { text: `${index}` }))),
    )
    const positions = answers.map(({ message }) => message.position)
    expect(positions).toEqual(answers.map((_, index) => before.messageCount + 1 + index))
    const after = await db().conversation.findFirstOrThrow({ where: { id: conversationId } })
    expect(after).toMatchObject({ messageCount: positions.at(-1), lastMessage: { text: '59' } })
    const events = await db().event.findMany({
      where: { workspaceId: ana.workspaceId },
      orderBy: { seq: 'asc' },
    })
    expect(events.map(({ seq }) => Number(seq))).toEqual(events.map((_, index) => index + 1))
  })
})
