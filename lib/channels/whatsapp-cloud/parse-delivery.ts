import type { z } from 'zod'
import { MessageType } from '@/lib/contract/message'
import { visibleName } from '@/lib/contract/visible-name'
import type { InboundItem, Unusable } from '../channel'
import { Delivery, MessagesValue, ProfileContact, WebhookMessage, WebhookStatus } from './webhook-schema'

const why = (error: z.ZodError) =>
  error.issues.map((issue) => `${issue.path.join('.') || 'it'}: ${issue.message}`).join('; ')

const unusable = (item: unknown, reason: string): Unusable => ({ kind: 'unusable', reason, item })

// WhatsApp text may hold NUL, which Postgres cannot store; nobody can see it.
const clean = (text: string) => text.replaceAll('\u0000', '')

const messageType = (type: string): MessageType =>
  type === 'voice' ? 'audio' : (MessageType.safeParse(type).data ?? 'unknown')

const captionOf = ({ image, video, document }: z.output<typeof WebhookMessage>) =>
  (image ?? video ?? document)?.caption ?? ''

const parseMessage = (item: unknown, names: Map<string, string>): InboundItem => {
  const parsed = WebhookMessage.safeParse(item)
  if (!parsed.success) return unusable(item, `message not understood: ${why(parsed.error)}`)
  const message = parsed.data
  const type = messageType(message.type)
  if (type === 'text' && !message.text)
    return unusable(item, 'message not understood: a text without its body')
  return {
    kind: 'message',
    providerMessageId: message.id,
    from: message.from,
    name: visibleName(names.get(message.from) ?? ''),
    type,
    text: clean(message.text?.body ?? captionOf(message)),
    payload: item,
    at: new Date(Number(message.timestamp) * 1000),
    replyTo: message.context?.id ?? null,
  }
}

const knownStatuses = ['sent', 'delivered', 'read', 'failed'] as const

const parseStatus = (item: unknown): InboundItem => {
  const parsed = WebhookStatus.safeParse(item)
  if (!parsed.success) return unusable(item, `status not understood: ${why(parsed.error)}`)
  const { id, biz_opaque_callback_data: opaque = null, errors } = parsed.data
  const status = knownStatuses.find((known) => known === parsed.data.status)
  if (!status) return unusable(item, `status not understood: ${parsed.data.status}`)
  const first = errors?.[0]
  const error =
    status === 'failed'
      ? {
          code: first?.code ?? 0,
          title: first?.title || first?.message || 'Not delivered',
          detail: first?.error_data?.details ?? '',
        }
      : null
  return { kind: 'status', providerMessageId: id, status, error, opaque }
}

const profileNames = (contacts: unknown[]) =>
  new Map(
    contacts.flatMap((contact) => {
      const parsed = ProfileContact.safeParse(contact)
      return parsed.success ? [[parsed.data.wa_id, parsed.data.profile?.name ?? ''] as const] : []
    }),
  )

const parseValue = (value: unknown, phoneNumberId: string): InboundItem[] => {
  const parsed = MessagesValue.safeParse(value)
  if (!parsed.success) return [unusable(value, `change not understood: ${why(parsed.error)}`)]
  const { metadata, contacts, messages, statuses } = parsed.data
  if (metadata.phone_number_id !== phoneNumberId)
    return [unusable(value, `for another number: ${metadata.phone_number_id}`)]
  const names = profileNames(contacts)
  return [...messages.map((message) => parseMessage(message, names)), ...statuses.map(parseStatus)]
}

/**
 * Every message and status of a webhook body, in its order; what cannot be used comes with the reason, and never costs
 * the rest (R13). Changes of fields other than `messages` are not ours yet and give nothing; the raw body is kept.
 */
export const parseDelivery = (raw: Buffer, phoneNumberId: string): InboundItem[] => {
  let body: unknown
  try {
    body = JSON.parse(raw.toString('utf8'))
  } catch {
    return [unusable(raw.toString('utf8').slice(0, 2_000), 'the body is not JSON')]
  }
  const parsed = Delivery.safeParse(body)
  if (!parsed.success) return [unusable(body, `delivery not understood: ${why(parsed.error)}`)]
  return parsed.data.entry.flatMap((entry) =>
    entry.changes
      .filter((change) => change.field === 'messages')
      .flatMap(({ value }) => parseValue(value, phoneNumberId)),
  )
}
