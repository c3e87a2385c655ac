import type { Written } from '../load/customers'
import type { Send } from '../load/outbox'
import type { MessageRow, Truth } from './truth'
import { type Violation, violation } from './violation'

const group = <Item>(items: Item[], key: (item: Item) => string): Map<string, Item[]> => {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}

const checkSend = (send: Send, made: MessageRow[]): Violation[] => {
  if (made.length > 1) return [violation('doubled', `“${send.text}” was stored ${made.length} times`)]
  if (send.outcome === 'refused' && made.length > 0)
    return [violation('other', `“${send.text}” was refused and stored`)]
  if (send.outcome !== 'acknowledged') return []
  if (made.length === 0) return [violation('missing', `“${send.text}” was acknowledged and is not stored`)]
  const [message] = made
  const same = message?.id === send.messageId && message?.position === send.position
  return same
    ? []
    : [violation('other', `“${send.text}” was acknowledged as another message than was stored`)]
}

/** I1, I3: acknowledged means stored once, as acknowledged. */
export const checkSends = (sends: Send[], { messages }: Truth): Violation[] => {
  const byText = group(messages, ({ text }) => text)
  return sends.flatMap((send) => checkSend(send, byText.get(send.text) ?? []))
}

/** I4: what one window wrote in a conversation stands in the order written. */
export const checkOrder = (ownSends: Send[]): Violation[] =>
  [...group(ownSends, ({ conversationId }) => conversationId).values()].flatMap((own) => {
    const placed = own.filter(({ position }) => position !== null)
    const wrong = placed.find(({ position }, index) => (placed[index - 1]?.position ?? 0) >= (position ?? 0))
    return wrong ? [violation('order', `“${wrong.text}” stands before what its sender wrote earlier`)] : []
  })

/** R13: what a customer wrote and the product took is there, once. */
export const checkWritten = (written: Written[], { messages }: Truth): Violation[] => {
  const byProvider = group(messages, ({ providerMessageId }) => providerMessageId ?? '')
  return written.flatMap(({ wamid, taken }) => {
    const count = byProvider.get(wamid)?.length ?? 0
    if (taken && count === 0) return [violation('missing', `${wamid} was answered 200 and is not stored`)]
    return count > 1 ? [violation('doubled', `${wamid} was stored ${count} times`)] : []
  })
}

/** R1, R2, R14: the log has no hole, tells each message once; threads are numbered without holes. */
export const checkTruth = ({ log, head, messages }: Truth): Violation[] => {
  const found: Violation[] = []
  const hole = log.findIndex(({ seq }, index) => seq !== index + 1)
  if (hole >= 0) found.push(violation('other', `the log has a hole before ${log[hole]?.seq}`))
  if (log.length !== head)
    found.push(violation('other', `the counter says ${head}, the log holds ${log.length}`))
  const told = group(
    log.filter(({ name }) => name === 'message:new'),
    ({ messageId }) => messageId ?? '',
  )
  for (const { id } of messages)
    if (told.get(id)?.length !== 1)
      found.push(violation('other', `message ${id} is told ${told.get(id)?.length ?? 0} times in the log`))
  if (told.size > messages.length)
    found.push(violation('other', 'the log tells of messages that are not there'))
  for (const thread of group(messages, ({ conversationId }) => conversationId).values())
    if (thread.some(({ position }, index) => position !== index + 1))
      found.push(violation('other', `conversation ${thread[0]?.conversationId} is numbered with holes`))
  return found
}
