import type { RealtimeSocket } from './types'

/** A connection below Socket.IO: an Engine.IO session. */
export type Connection = RealtimeSocket['conn']

/** What we need of an Engine.IO transport: the WebSocket below it, or how long polling waits. */
type Transport = { socket?: { terminate?: () => void }; closeTimeout?: number }

/** Why we ended a connection, where Socket.IO would only say that it ended. */
export type CutReason = 'slow' | 'flood' | 'unauthenticated'

const reasons = new WeakMap<Connection, CutReason>()

/**
 * Ends a connection now. A polite close waits for the other side, and who does not read does not answer: what is held
 * for it would stay for half a minute.
 */
export const cut = (connection: Connection, reason: CutReason) => {
  reasons.set(connection, reason)
  const transport = connection.transport as unknown as Transport
  if (transport.socket?.terminate) return transport.socket.terminate()
  // Long polling waits this long for a last poll that can be told of the end.
  transport.closeTimeout = 0
  connection.close(true)
}

/** Why a connection ended: our reason if we cut it, else Socket.IO's. */
export const reasonOf = (connection: Connection, reason: string): string => reasons.get(connection) ?? reason
