import { graphErrors } from '@/lib/channels/sandbox/graph-errors'
import type { MessageError } from '@/lib/contract/message'
import type { Prisma } from '@/lib/db/client'
import { inboundItems, type WebhookMessage } from './inbound-items'
import { mediaBody } from './media'
import { between, type Random } from './random'
import { type MediaKind, type Mishap, mediaKinds, type Reader, type Script } from './script'
import { type SpokenLine, timeLines } from './timing'

/** Where the rows go and how their ids are made. */
export type Setting = {
  now: Date
  workspaceId: string
  channelId: string
  members: Record<Reader, string>
  newId: (at: Date) => string
  newWamid: () => string
}

export type MessageRow = Prisma.MessageCreateManyInput & {
  position: number
  inboundCount: number
  createdAt: Date
}

type Draft = { line: SpokenLine; at: Date; id: string; wamid: string; quoted: Draft | null }

const isInbound = ({ line }: Draft) => line[0].startsWith('in')

const draftsOf = (script: Script, setting: Setting, random: Random): Draft[] => {
  const drafts: Draft[] = []
  for (const { line, at } of timeLines(script, setting.now, random)) {
    const quoted = line[2] === undefined ? null : drafts[line[2] - 1]
    if (quoted === undefined)
      throw new Error(`${script.contact.name}: there is no message ${line[2]} to quote yet`)
    drafts.push({ line, at, id: setting.newId(at), wamid: setting.newWamid(), quoted })
  }
  return drafts
}

const webhookMessage = (draft: Draft, phone: string, random: Random): WebhookMessage => {
  const { line, at, wamid, quoted } = draft
  const kind = mediaKinds.find((known) => line[0] === `in:${known}`) as MediaKind | undefined
  return {
    ...(quoted && { context: { from: phone, id: quoted.wamid } }),
    from: phone,
    id: wamid,
    timestamp: String(Math.floor(at.getTime() / 1000)),
    type: kind ?? 'text',
    ...(kind ? mediaBody(kind, line[1], random) : { text: { body: line[1] } }),
  }
}

const errorOf = (mishap: Exclude<Mishap, 'unconfirmed'>): MessageError => {
  const { title, details } = graphErrors[mishap]
  return { code: Number(mishap), title, detail: details }
}

/** How a send ended; `unconfirmed` never got the provider's id. */
const outcome = (mishap: Mishap | undefined, wamid: string, status: 'sent' | 'delivered' | 'read') => {
  if (mishap === 'unconfirmed') return { status: mishap, providerMessageId: null }
  if (mishap) return { status: 'failed' as const, error: errorOf(mishap), providerMessageId: wamid }
  return { status, providerMessageId: wamid }
}

/** The messages of a script, in their order. */
export const buildMessages = (
  script: Script,
  conversationId: string,
  setting: Setting,
  random: Random,
): MessageRow[] => {
  const { workspaceId, channelId, members, newId } = setting
  const drafts = draftsOf(script, setting, random)
  const arrived = drafts.filter(isInbound).map((draft) => webhookMessage(draft, script.contact.phone, random))
  const items = inboundItems(arrived)
  const lastInbound = drafts.findLastIndex(isInbound)
  let inboundCount = 0
  return drafts.map((draft, index) => {
    const { line, at, id, wamid, quoted } = draft
    const shared = {
      workspaceId,
      id,
      conversationId,
      channelId,
      position: index + 1,
      replyToId: quoted?.id ?? null,
    }
    if (isInbound(draft)) {
      const item = items[inboundCount++]
      if (!item) throw new Error(`${script.contact.name}: message ${index + 1} was lost on the way`)
      const { type, text, at: providerAt } = item
      const payload = item.payload as Prisma.InputJsonObject
      // Stored when the webhook came, which is a moment after the customer wrote.
      const createdAt = new Date(providerAt.getTime() + between(random, 300, 1_900))
      return {
        ...shared,
        inboundCount,
        direction: 'inbound',
        type,
        text,
        payload,
        providerMessageId: wamid,
        providerAt,
        createdAt,
      }
    }
    const [direction, author, mishap] = line[0].split(':') as ['out' | 'note', Reader, Mishap?]
    const written = {
      ...shared,
      inboundCount,
      type: 'text',
      text: line[1],
      authorId: members[author],
      clientMsgId: newId(at),
      createdAt: at,
    }
    if (direction === 'note') return { ...written, direction }
    const status = index < lastInbound ? 'read' : (script.ticks ?? 'read')
    const attemptedAt = new Date(at.getTime() + 20)
    return { ...written, direction: 'outbound', ...outcome(mishap, wamid, status), attempt: 1, attemptedAt }
  })
}
