import { request } from './answers'
import type { Load } from './load'
import type { Seat } from './seat'
import type { Team } from './team'

const patch = (load: Load, { url, member }: Seat, path: string, method: string, body: object) =>
  request(load.answers, { url, token: member.token, method, path, body })

/** Somebody of a team does what people do: mostly writes, and types, reads, assigns, resolves. */
export const act = (load: Load, team: Team, text: string) => {
  const { random } = load
  const seats = load.seats.filter((seat) => seat.team === team && !seat.hasLeft && !seat.window.signedOut)
  if (seats.length === 0) return
  const seat = random.pick(seats)
  const { id } = random.pick(team.conversations)
  seat.outbox.send(id, random.next() < 0.5 ? 'note' : 'outbound', `${text} of ${seat.member.userId}`)
  const chance = random.next()
  const path = `/api/conversations/${id}`
  if (chance < 0.2) seat.type(random.pick(seat.conversationIds))
  else if (chance < 0.4) void patch(load, seat, `${path}/read`, 'POST', { position: 1_000_000 })
  else if (chance < 0.5) {
    const assigneeId = random.pick([null, ...team.members.map(({ userId }) => userId)])
    void patch(load, seat, path, 'PATCH', { assigneeId })
  } else if (chance < 0.55)
    void patch(load, seat, path, 'PATCH', { status: random.pick(['open', 'pending', 'resolved']) })
}
