import { unknownReadSeq, useConversations } from '@/stores/conversations'
import { ApiError } from './api'
import { loadConversation } from './conversations'

const wanted = new Set<string>()
const retryAfter = 2_000
let working = false

const isUnknown = (id: string) => useConversations.getState().byId[id]?.readSeq === unknownReadSeq

const work = async () => {
  for (const id of wanted) {
    if (isUnknown(id)) {
      try {
        await loadConversation(id)
      } catch (cause) {
        if (!(cause instanceof ApiError) || cause.retryable) return setTimeout(start, retryAfter)
      }
    }
    wanted.delete(id)
  }
  working = false
}

const start = () => void work()

/**
 * An event brought a conversation that was not known here (R15): asks the server how far this member has read it. One
 * after the other, since catching up may bring many at once; without a connection it is tried again.
 */
export const learnReadPosition = (id: string) => {
  if (!isUnknown(id)) return
  wanted.add(id)
  if (working) return
  working = true
  // After the events at hand: they may bring the position themselves.
  setTimeout(start)
}
