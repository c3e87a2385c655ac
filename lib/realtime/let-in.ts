import { listChannelIds } from '@/lib/domain/channels/list-channel-ids'
import { room } from '@/lib/events/audience'
import { problemOf } from '@/lib/http/problem'
import { within } from '@/lib/limits/limits'
import { metrics } from '@/lib/metrics/metrics'
import { authenticateSocket } from './authenticate-socket'
import { createCommands } from './commands'
import { reasonOf } from './cut'
import type { Deps } from './deps'
import { type Doorkeeper, requireRoom } from './guard-connections'
import { listeners } from './handle'
import { forgetAll } from './signals'
import type { RealtimeServer, RealtimeSocket } from './types'

/** Every room that a window is in from the start (R9: the server joins, nobody else). */
const enter = async (socket: RealtimeSocket, { relay }: Deps) => {
  const { workspaceId, userId } = socket.data.actor
  await relay.follow(workspaceId)
  // The workspace's room first: a channel that is connected from here on is joined as its event passes.
  await socket.join([room.user(workspaceId, userId), room.workspace(workspaceId)])
  requireRoom(socket)
  await socket.join((await listChannelIds(workspaceId)).map(room.channel))
}

/** Lets windows in that show a living session, hears their commands, and tidies up when they are gone. */
export const letIn = (io: RealtimeServer, deps: Deps, door: Doorkeeper) => {
  const shared = listeners(createCommands(deps))
  const leave = function (this: RealtimeSocket, reason: string) {
    metrics().disconnects.inc({ reason: reasonOf(this.conn, reason) })
    const { workspaceId, userId } = this.data.actor
    forgetAll(deps, this)
    deps.presence.remove(workspaceId, userId, this.id)
  }
  const admit = async (socket: RealtimeSocket) => {
    door.knock(socket)
    Object.assign(socket.data, await authenticateSocket(socket.handshake, socket.id))
    await within('handshake:person', socket.data.actor.userId)
    await enter(socket, deps)
    // Access that was taken away in between did not find this socket in its rooms; answered from memory otherwise.
    await authenticateSocket(socket.handshake, socket.id)
  }
  io.use((socket, next) => {
    admit(socket).then(
      () => next(),
      (cause) => {
        const { code, message } = problemOf(cause, 'socket handshake')
        metrics().refusedHandshakes.inc({ code })
        next(Object.assign(new Error(message), { data: { code } }))
      },
    )
  })
  io.on('connection', (socket) => {
    door.admit(socket)
    // The handshake request is read by now; dropping it frees about a kilobyte per connection.
    delete (socket.conn as { request?: unknown }).request
    for (const [name, listener] of shared) socket.on(name, listener as never)
    socket.on('disconnect', leave)
    const { workspaceId, userId } = socket.data.actor
    deps.presence.set(workspaceId, userId, socket.id, 'online')
  })
}
