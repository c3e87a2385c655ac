import { acceptedUnanswered, lostUnanswered } from '@/lib/contract/sandbox'
import { db } from '@/lib/db/client'
import { announceChange } from './changes'
import { GraphFailure, graphErrors, isGraphErrorCode } from './graph-errors'
import type { GraphRequest } from './graph-request'
import { inBackground } from './in-background'
import type { ChatKey } from './message-state'
import { reportFailure, walkMessage } from './report-progress'
import type { SandboxNumber } from './sandbox-channel'
import { untilHangUp } from './until-hang-up'
import { newWamid } from './webhook-payload'

/** Long enough to see on the screen that the outcome is unknown before the reports settle it. */
const unansweredPause = 3_000

type Send = Extract<GraphRequest, { kind: 'message' }>

/** What the phone was told to do with its next message; told once, so it is taken away here. */
const takeChosenFailure = async (chat: ChatKey, chosen: number | null): Promise<number | null> => {
  if (chosen === null) return null
  const { count } = await db().sandboxCustomer.updateMany({
    where: { ...chat, failNextWith: chosen },
    data: { failNextWith: null },
  })
  if (count === 0) return null
  announceChange(chat.workspaceId, chat)
  return chosen
}

const store = async (chat: ChatKey, id: string, send: Send, failed: boolean) => {
  const { type, text, opaque, replyTo } = send
  await db().sandboxMessage.create({
    data: {
      ...chat,
      id,
      fromCustomer: false,
      type,
      text,
      opaque,
      replyTo,
      status: failed ? 'failed' : 'queued',
    },
  })
  announceChange(chat.workspaceId, chat)
}

const answer = (send: Send, id: string) => ({
  messaging_product: 'whatsapp',
  contacts: [{ input: send.input, wa_id: send.phone }],
  messages: [{ id }],
})

/**
 * Takes a message that the business sends, as Graph does: answers its id at once and brings it to the phone afterwards.
 * A number without a phone here is accepted and then reported undeliverable (131026). A failure that was chosen for the
 * customer's next message is used up by this one.
 *
 * @param signal ends when the caller hangs up; only a message that is never answered waits for it
 * @returns the body to answer with 200
 * @throws {GraphFailure} the chosen failure, when Graph gives it with the answer
 */
export const acceptMessage = async (
  number: SandboxNumber,
  send: Send,
  signal: AbortSignal,
): Promise<object> => {
  const chat: ChatKey = { workspaceId: number.workspaceId, channelId: number.id, phone: send.phone }
  const customer = await db().sandboxCustomer.findUnique({ where: { workspaceId_channelId_phone: chat } })
  const message = { id: newWamid(), phone: send.phone, opaque: send.opaque }
  if (!customer) {
    inBackground(reportFailure(number, message, 131026))
    return answer(send, message.id)
  }
  const chosen = await takeChosenFailure(chat, customer.failNextWith)
  if (chosen === lostUnanswered) return untilHangUp(signal)
  if (chosen !== null && isGraphErrorCode(chosen)) {
    const { reported, details } = graphErrors[chosen]
    if (reported.by === 'answer') throw new GraphFailure(chosen, { details })
    await store(chat, message.id, send, true)
    inBackground(reportFailure(number, message, chosen))
    return answer(send, message.id)
  }
  await store(chat, message.id, send, false)
  if (chosen === acceptedUnanswered) {
    const hangUp = untilHangUp(signal)
    inBackground(hangUp.catch(() => walkMessage(number, message, unansweredPause)))
    return hangUp
  }
  inBackground(walkMessage(number, message))
  return answer(send, message.id)
}
