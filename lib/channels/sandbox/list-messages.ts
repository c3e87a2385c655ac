import type { SandboxMessagesAnswer } from '@/lib/contract/sandbox'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/domain/domain-error'
import type { ChatKey } from './message-state'
import { messageView } from './sandbox-views'

const pageSize = 60

/** What the business sent and WhatsApp could not deliver never reaches a phone; what the customer wrote always shows. */
const shownOnPhone = { OR: [{ fromCustomer: true }, { status: { not: 'failed' as const } }] }

/** What comes before a message in the order of time, told apart by id within one millisecond. */
const earlierThan = async (chat: ChatKey, id: string) => {
  const message = await db().sandboxMessage.findFirst({ where: { ...chat, id } })
  if (!message) throw notFound()
  return { OR: [{ at: { lt: message.at } }, { at: message.at, id: { lt: id } }] }
}

/** What the messages of a page answer to, by wamid. */
const quotedIn = async (chat: ChatKey, page: { replyTo: string | null }[]) => {
  const ids = page.flatMap(({ replyTo }) => replyTo ?? [])
  if (ids.length === 0) return new Map()
  const rows = await db().sandboxMessage.findMany({
    where: { AND: [chat, shownOnPhone, { id: { in: ids } }] },
    select: { id: true, fromCustomer: true, type: true, text: true },
  })
  return new Map(rows.map(({ id, ...quoted }) => [id, quoted]))
}

/**
 * A page of a chat, oldest first: the newest messages, or those before the message `before`.
 * Throws `not_found` for an unknown customer or message.
 */
export const listMessages = async (chat: ChatKey, before?: string): Promise<SandboxMessagesAnswer> => {
  const customer = await db().sandboxCustomer.findFirst({ where: { ...chat, channel: { sandbox: true } } })
  if (!customer) throw notFound()
  const rows = await db().sandboxMessage.findMany({
    where: { AND: [chat, shownOnPhone, before === undefined ? {} : await earlierThan(chat, before)] },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: pageSize + 1,
  })
  const shown = rows.slice(0, pageSize).reverse()
  const quoted = await quotedIn(chat, shown)
  const items = shown.map((message) => messageView(message, quoted.get(message.replyTo ?? '') ?? null))
  return { items, hasOlder: rows.length > pageSize }
}
