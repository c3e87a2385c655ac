import type { ProviderCall } from '../load/provider'
import type { MessageRow, Truth } from './truth'
import { type Violation, violation } from './violation'

const isSent = ({ status }: MessageRow) => status === 'sent' || status === 'delivered' || status === 'read'

/**
 * I10, R11: the provider is called once for a message unless it answered with an error; what it said nothing about is
 * never shown as sent; and a conversation's messages reach it in the order of the thread.
 */
export const checkProvider = (calls: ProviderCall[], { messages }: Truth): Violation[] => {
  const found: Violation[] = []
  const asked = new Map<string, ProviderCall[]>()
  for (const call of calls) asked.set(call.messageId, [...(asked.get(call.messageId) ?? []), call])
  for (const message of messages.filter(({ direction }) => direction === 'outbound')) {
    const begun = (asked.get(message.id) ?? []).filter(({ outcome }) => outcome !== 'refused')
    const again = begun.filter(({ era }, index) => begun.findIndex((other) => other.era === era) !== index)
    if (again.length > 0)
      found.push(violation('doubled', `“${message.text}” was sent to the provider ${begun.length} times`))
    const accepted = begun.some(({ outcome }) => outcome === 'accepted')
    if (isSent(message) && !accepted)
      found.push(violation('other', `“${message.text}” is shown as ${message.status} and was never accepted`))
    if (message.status === 'failed' && begun.length > 0)
      found.push(violation('other', `“${message.text}” is shown as failed, and nobody knows`))
  }
  return [...found, ...checkOrder(calls, messages)]
}

const checkOrder = (calls: ProviderCall[], messages: MessageRow[]): Violation[] => {
  const byId = new Map(messages.map((message) => [message.id, message]))
  const last = new Map<string, number>()
  return calls.flatMap(({ messageId, outcome, era }) => {
    const message = byId.get(messageId)
    if (!message || outcome === 'refused') return []
    const thread = `${era} ${message.conversationId}`
    const before = last.get(thread) ?? 0
    last.set(thread, message.position)
    return message.position < before
      ? [violation('order', `“${message.text}” reached the provider too late`)]
      : []
  })
}
