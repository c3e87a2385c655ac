import { livingSessions } from '@/lib/domain/sessions/living-sessions'
import { room } from '@/lib/events/audience'
import type { Relay } from '@/lib/events/relay'
import { log } from '@/lib/log'
import type { Presence } from './presence/presence'
import type { RealtimeServer } from './types'

/**
 * Closes sockets whose session has expired or was ended without an event passing here, and stops following workspaces
 * that nobody here listens to. One query for all sockets; when the database is away nothing is closed and nothing new
 * is delivered either.
 */
export const revalidateSessions = async (
  io: RealtimeServer,
  { relay, presence }: { relay: Relay; presence: Presence },
): Promise<void> => {
  for (const workspaceId of relay.followed()) {
    if (io.sockets.adapter.rooms.has(room.workspace(workspaceId))) continue
    relay.unfollow(workspaceId)
    presence.forget(workspaceId)
  }
  const sockets = [...io.sockets.sockets.values()]
  if (sockets.length === 0) return
  try {
    const living = await livingSessions([...new Set(sockets.map((socket) => socket.data.actor.sessionId))])
    for (const socket of sockets) if (!living.has(socket.data.actor.sessionId)) socket.disconnect(true)
  } catch (cause) {
    log().warn({ err: cause }, 'sessions could not be checked; will try again')
  }
}

/** Closes sockets whose session has come to its end, however busy or silent they are. Asks nobody. */
export const closeExpired = (io: RealtimeServer, now = Date.now()): void => {
  for (const socket of io.sockets.sockets.values())
    if ((socket.data.actor.expiresAt ?? 0) <= now) socket.disconnect(true)
}
