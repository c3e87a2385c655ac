import type { MessageError, MessageType } from '@/lib/contract/message'

/** What a provider tells us, in our words. The domain knows providers through these types only. */
export type InboundMessage = {
  kind: 'message'
  providerMessageId: string
  /** Digits only. */
  from: string
  /** The customer's own profile name; empty when not given. */
  name: string
  type: MessageType
  text: string
  /** The provider's message as it came. */
  payload: unknown
  /** When the customer wrote, by the provider's clock. */
  at: Date
  /** The provider's id of the quoted message, or null. */
  replyTo: string | null
}

export type StatusReport = {
  kind: 'status'
  providerMessageId: string
  status: 'sent' | 'delivered' | 'read' | 'failed'
  error: MessageError | null
  /** What we gave with the send, echoed back: names the message even before its send was answered. */
  opaque: string | null
}

/** Something that was understood as a part of a delivery and cannot be used, with the reason. */
export type Unusable = { kind: 'unusable'; reason: string; item: unknown }

export type InboundItem = InboundMessage | StatusReport | Unusable

export type OutboundText = {
  /** Digits only. */
  to: string
  text: string
  /** The provider's id of the quoted message, or null. */
  replyTo: string | null
  opaque: string
}

/**
 * What came of asking a provider to send. `retry`: surely not accepted, may be asked again. `unknown`: the request went
 * out and no answer came back, so it must not be repeated (R11).
 */
export type SendOutcome =
  | { kind: 'accepted'; providerMessageId: string }
  | { kind: 'rejected'; error: MessageError }
  | { kind: 'retry'; error: MessageError }
  | { kind: 'unknown' }
