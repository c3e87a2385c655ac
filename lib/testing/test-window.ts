import { io, type Socket } from 'socket.io-client'
import { vi } from 'vitest'
import type { ClientToServerEvents, ServerToClientEvents } from '@/lib/contract/commands'
import { eventNames, type LoggedEvent } from '@/lib/contract/events'
import type { SignalName } from '@/lib/contract/signals'

type ClientSocket = Socket<ServerToClientEvents, ClientToServerEvents>
export type HeardSignal = { name: SignalName; data: Record<string, unknown> }

const signalNames: SignalName[] = [
  'typing:start',
  'typing:stop',
  'viewing:start',
  'viewing:stop',
  'user:online',
  'user:away',
  'user:offline',
  'drain',
]

/** A connected client that writes down all it hears. */
export type TestWindow = {
  socket: ClientSocket
  events: LoggedEvent[]
  signals: HeardSignal[]
  /** Waits until an event matches, and answers it. */
  hears: (matches: (event: LoggedEvent) => boolean) => Promise<LoggedEvent>
  close: () => void
}

const record = (socket: ClientSocket) => {
  const events: LoggedEvent[] = []
  const signals: HeardSignal[] = []
  for (const name of eventNames)
    socket.on(name, ((envelope: object) => events.push({ name, ...envelope } as LoggedEvent)) as never)
  for (const name of signalNames)
    socket.on(name, ((data: Record<string, unknown>) => signals.push({ name, data })) as never)
  return { events, signals }
}

/** Opens a window for a token; rejects with the server's refusal. */
export const openWindow = (url: string, token: string | null, clientId?: string): Promise<TestWindow> => {
  const auth = { ...(token && { token }), ...(clientId && { clientId }) }
  const socket: ClientSocket = io(url, {
    transports: ['websocket'],
    auth,
    reconnection: false,
    forceNew: true,
  })
  const { events, signals } = record(socket)
  const hears = (matches: (event: LoggedEvent) => boolean) =>
    vi.waitFor(
      () => {
        const event = events.find(matches)
        if (!event) throw new Error(`not heard; heard so far: ${events.map(({ name }) => name).join(', ')}`)
        return event
      },
      { timeout: 5_000, interval: 5 },
    )
  return new Promise((resolve, reject) => {
    socket.once('connect', () =>
      resolve({ socket, events, signals, hears, close: () => socket.disconnect() }),
    )
    socket.once('connect_error', (cause) => {
      reject(cause)
      socket.disconnect()
    })
    // Cut before it was let in: the client itself says nothing of that. A refusal is told above, and forces a close.
    socket.io.once('close', (reason) => {
      if (reason !== 'forced close') reject(new Error(`closed before it was let in: ${reason}`))
    })
  })
}
