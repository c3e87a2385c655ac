import type { Server, Socket } from 'socket.io'
import type { ClientToServerEvents, ServerToClientEvents } from '@/lib/contract/commands'
import type { SignalData } from '@/lib/contract/signals'
import type { ActingMember } from '@/lib/domain/actor'

/** What we keep of a connection. It is multiplied by thousands: keep it small. */
export type SocketData = { actor: ActingMember; clientId: string }

export type RealtimeServer = Server<
  ClientToServerEvents,
  ServerToClientEvents,
  Record<never, never>,
  SocketData
>
export type RealtimeSocket = Socket<
  ClientToServerEvents,
  ServerToClientEvents,
  Record<never, never>,
  SocketData
>

/** A signal that the others in a conversation hear. */
export type ConversationSignal = {
  [Name in 'typing:start' | 'typing:stop' | 'viewing:start' | 'viewing:stop']: {
    name: Name
    data: SignalData<Name>
  }
}['typing:start' | 'typing:stop' | 'viewing:start' | 'viewing:stop']
