import { setTimeout as wait } from 'node:timers/promises'
import { deliverWebhook } from './deliver-webhook'
import type { GraphErrorCode } from './graph-errors'
import { inBackground } from './in-background'
import { advanceMessage, type ChatKey } from './message-state'
import { isChatOpen } from './open-chat'
import { readChat } from './read-chat'
import type { SandboxNumber } from './sandbox-channel'
import { type StatusReport, statusPayload } from './webhook-payload'

/** How long, in milliseconds, a message takes to each step: quick, yet never before Graph's own answer is written. */
const pace = { sent: 80, delivered: 120, read: 150, failed: 120 }

const later = (milliseconds: number) => wait(milliseconds, undefined, { ref: false })

/** A report is sent on its own, so that a slow endpoint delays neither the phone nor the next report, as with Meta. */
const report = (number: SandboxNumber, one: StatusReport) =>
  inBackground(deliverWebhook(number, statusPayload(number, [one])))

/**
 * Walks an accepted message to the phone: sent, delivered, and read when the customer has the chat on screen and read
 * receipts on. Each step changes the phone first and is then reported by webhook. Starts after `pause` milliseconds.
 */
export const walkMessage = async (
  number: SandboxNumber,
  message: { id: string; phone: string; opaque: string | null },
  pause = 0,
): Promise<void> => {
  await later(pause)
  const chat: ChatKey = { workspaceId: number.workspaceId, channelId: number.id, phone: message.phone }
  for (const status of ['sent', 'delivered'] as const) {
    await later(pace[status])
    await advanceMessage(chat, message.id, status)
    report(number, { ...message, status })
  }
  await later(pace.read)
  if (await isChatOpen(chat)) await readChat(number, message.phone)
}

/** Reports by webhook that an accepted message failed. */
export const reportFailure = async (
  number: SandboxNumber,
  message: { id: string; phone: string; opaque: string | null },
  error: GraphErrorCode,
): Promise<void> => {
  await later(pace.failed)
  report(number, { ...message, status: 'failed', error })
}
