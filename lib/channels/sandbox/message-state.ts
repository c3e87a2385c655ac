import { db } from '@/lib/db/client'
import { announceChange } from './changes'

export type ChatKey = { workspaceId: string; channelId: string; phone: string }

/** What a message may be before it becomes this: a tick never goes back. */
const before = {
  sent: ['queued'],
  delivered: ['queued', 'sent', 'failed'],
  read: ['queued', 'sent', 'failed', 'delivered'],
  failed: ['queued', 'sent'],
} as const

export type Progress = keyof typeof before

/** Moves a message of this chat forward and tells the phone pages. Answers false when it was that far already. */
export const advanceMessage = async (chat: ChatKey, id: string, to: Progress): Promise<boolean> => {
  const { workspaceId, channelId, phone } = chat
  const { count } = await db().sandboxMessage.updateMany({
    where: { workspaceId, channelId, phone, id, status: { in: [...before[to]] } },
    data: { status: to },
  })
  if (count > 0) announceChange(workspaceId, chat)
  return count > 0
}
