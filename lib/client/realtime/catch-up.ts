import type { Socket } from 'socket.io-client'
import type { ClientToServerEvents, ServerToClientEvents } from '@/lib/contract/commands'
import { setCursor, useConnection } from '@/stores/connection'
import { replacePresence } from '@/stores/presence'
import { ApiError } from '../api'
import { applyEvent } from '../apply-event'

export type ClientSocket = Socket<ServerToClientEvents, ClientToServerEvents>

const answerWithin = 10_000

/**
 * Applies everything that happened since the cursor, page by page. Answers `reset` when the cursor cannot be continued
 * (R5). Throws when the server refuses or does not answer; the caller tries again.
 */
export const catchUp = async (socket: ClientSocket, isCurrent: () => boolean): Promise<'done' | 'reset'> => {
  for (;;) {
    const { cursor } = useConnection.getState()
    if (!cursor) return 'reset'
    const answer = await socket
      .timeout(answerWithin)
      .emitWithAck('sync', { epoch: cursor.epoch, after: cursor.seq })
    if (!isCurrent()) return 'done'
    if (!answer.ok) throw new ApiError(0, answer.error)
    const { data } = answer
    replacePresence(data.presence)
    if (data.reset) return 'reset'
    for (const event of data.events) applyEvent(event)
    // Also over what was not for this window, so that the next page starts where this one ended.
    setCursor({ epoch: cursor.epoch, seq: Math.max(data.to, cursor.seq) })
    if (!data.more) return 'done'
  }
}
