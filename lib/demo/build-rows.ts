import type { LastMessage } from '@/lib/contract/conversation'
import type { Prisma } from '@/lib/db/client'
import { buildMessages, type MessageRow, type Setting } from './build-messages'
import { randomOf } from './random'
import { authors, type Reader, type Script } from './script'

export type ConversationRows = {
  contact: Prisma.ContactCreateManyInput
  conversation: Prisma.ConversationCreateManyInput
  messages: MessageRow[]
  readPositions: Prisma.ReadPositionCreateManyInput[]
}

/** What a list row shows of a message; cut as SQL's left() cuts, by characters. */
const lastMessageOf = ({
  id,
  direction,
  type,
  text,
  status,
  authorId,
  createdAt,
}: MessageRow): LastMessage => ({
  id,
  direction,
  type: type as LastMessage['type'],
  text: [...(text ?? '')].slice(0, 200).join(''),
  status: status ?? null,
  authorId: authorId ?? null,
  at: createdAt.toISOString(),
})

const unreadOf = (unread: Script['unread'], reader: Reader): number =>
  typeof unread === 'number' ? unread : (unread?.[reader] ?? 0)

/** Read up to just before the first unread message of the customer. */
const readTo = (messages: MessageRow[], unread: number) => {
  const total = messages.at(-1)?.inboundCount ?? 0
  const first = messages.find(
    (message) => message.direction === 'inbound' && message.inboundCount > total - unread,
  )
  const read = first ? messages[first.position - 2] : messages.at(-1)
  return { position: read?.position ?? 0, inboundCount: read?.inboundCount ?? 0, readAt: read?.createdAt }
}

/** What the database holds of a script, at the given time. The same script gives the same rows but for ids. */
export const buildRows = (script: Script, setting: Setting): ConversationRows => {
  const { workspaceId, channelId, members, newId, now } = setting
  const { contact, status, assignee, priority = 'none', unread } = script
  const random = randomOf(contact.phone)
  const conversationId = newId(now)
  const messages = buildMessages(script, conversationId, setting, random)
  const first = messages[0]
  const last = messages.at(-1)
  if (!first || !last) throw new Error(`${contact.name} has no messages`)
  const contactId = newId(first.createdAt)
  const readers: Reader[] = [...authors, 'owner']
  return {
    contact: { workspaceId, id: contactId, ...contact, createdAt: first.createdAt },
    conversation: {
      workspaceId,
      id: conversationId,
      channelId,
      contactId,
      status,
      assigneeId: assignee && members[assignee],
      priority,
      messageCount: messages.length,
      inboundCount: last.inboundCount,
      lastMessage: lastMessageOf(last),
      lastActivityAt: last.createdAt,
      customerWroteAt: messages.findLast((message) => message.direction === 'inbound')?.providerAt ?? null,
      createdAt: first.createdAt,
    },
    messages,
    readPositions: readers
      .map((reader) => ({ userId: members[reader], ...readTo(messages, unreadOf(unread, reader)) }))
      .filter(({ position }) => position > 0)
      .map((read) => ({ workspaceId, conversationId, ...read })),
  }
}
