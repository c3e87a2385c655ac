import { type Connection, cut } from './cut'
import type { RealtimeServer, RealtimeSocket } from './types'

/** How often it is looked who does not keep up. */
export const sweepInterval = 250

/** Who has more waiting than this is told nothing that passes by itself. */
const tellUpTo = 50
/** Who has more waiting than this is disconnected, and replays from its cursor. */
const mostPackets = 200
const mostBytes = 1024 * 1024

/**
 * The room of who does not keep up. Volatile signals are dropped for a connection that is not writable; those that take
 * something back are sent to everybody except this room, and expire there by themselves (R10).
 */
export const behind = 'behind'

type Waiting = { packets: number; bytes: number }
type Wire = {
  writeBuffer: { data?: string | ArrayBufferView }[]
  transport: { socket?: { bufferedAmount?: number } }
}

const sizeOf = (data: string | ArrayBufferView | undefined) =>
  typeof data === 'string' ? data.length : (data?.byteLength ?? 0)

/**
 * What a connection has not taken yet: packets that Engine.IO holds because the transport is busy, and bytes there and in
 * the WebSocket below (engine.io 6.6 `writeBuffer`, ws 8 `bufferedAmount`). A string's length stands for its bytes.
 */
export const waitingOn = (connection: Connection): Waiting => {
  const { writeBuffer, transport } = connection as unknown as Wire
  let bytes = transport.socket?.bufferedAmount ?? 0
  for (const { data } of writeBuffer) bytes += sizeOf(data)
  return { packets: writeBuffer.length, bytes }
}

const check = (socket: RealtimeSocket) => {
  const { packets, bytes } = waitingOn(socket.conn)
  if (packets > mostPackets || bytes > mostBytes) return cut(socket.conn, 'slow')
  const isBehind = packets > tellUpTo
  if (isBehind !== socket.rooms.has(behind)) void (isBehind ? socket.join(behind) : socket.leave(behind))
}

/**
 * Looks at every socket of this node once. Between turns of the event loop, never while emitting: a page of 500 events goes
 * out in one turn and stands in every healthy connection's buffer until its end.
 */
export const sweepSlow = (io: RealtimeServer) => {
  for (const socket of io.sockets.sockets.values()) check(socket)
}
