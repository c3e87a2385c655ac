import { setTimeout as sleep } from 'node:timers/promises'
import { violation } from '../check/violation'
import type { Seat } from '../load/seat'
import type { Scenario, Stage } from '../scenario'
import { until } from '../until'

export const slowLink: Scenario = {
  name: 'slow-link',
  what: 'Every client has 300 ms ± 200 each way, bytes in slices, and one piece in a hundred resets the connection.',
  play: async ({ load, seconds }) => {
    for (const { line } of load.seats)
      line.faults = { latency: 300, jitter: 200, slice: 700, resetChance: 0.01, bytesPerSecond: 60_000 }
    await sleep(seconds * 1_000)
  },
}

export const allDrop: Scenario = {
  name: 'all-drop',
  what: 'Every client loses its connection at the same moment, as when a balancer is reloaded.',
  short: true,
  play: async ({ load, seconds }) => {
    for (let round = 0; round < seconds / 4; round++) {
      for (const { line } of load.seats) line.dropAll()
      await sleep(4_000)
    }
    for (const { line } of load.seats) line.dropAll()
  },
}

const noticedWithin = 20_000
// The server's own 18 s, then the moment that a reload gets.
const offlineWithin = 24_000

const seesOnline = ({ window }: Seat, seat: Seat) => window.signals.presence.has(seat.member.userId)

const watchHalfOpen = async ({ load, report, note, within }: Stage, seat: Seat) => {
  const others = load.seats.filter(({ team, window }) => team === seat.team && window !== seat.window)
  const noticed = await until(() => !seat.window.live, within(noticedWithin))
  if (noticed === null)
    report(violation('late', 'a window did not notice in 20 s that its connection is dead'))
  const gone = await until(
    () => others.every((other) => !seesOnline(other, seat)),
    within(offlineWithin) - (noticed ?? noticedWithin),
  )
  if (gone === null) report(violation('late', 'who is cut off is still shown as online after 24 s'))
  note(`noticed by the window after ${noticed} ms, by the others ${gone} ms later`)
}

export const halfOpen: Scenario = {
  name: 'half-open',
  what: 'One client’s packets vanish both ways and nothing is closed: window and server notice, and it comes back.',
  leastSeconds: 24,
  play: async (stage) => {
    const seat = stage.random.pick(stage.load.seats)
    seat.line.blackHole()
    seat.isMute = true
    await watchHalfOpen(stage, seat)
    seat.line.heal()
  },
}

const stoppedWindows = 8

export const stoppedClient: Scenario = {
  name: 'stopped-client',
  what: 'Eight windows stop reading while 2 MB/s are meant for them: the servers’ memory and the others stay.',
  leastSeconds: 22,
  load: { teams: 1, rate: 1 },
  play: async (stage) => {
    const { load, seconds, deployment, note } = stage
    const [team] = load.teams
    const [writer] = load.seats
    if (!team || !writer) return
    const stopped: Seat[] = []
    for (let count = 0; count < stoppedWindows; count++) stopped.push(await load.seat(team, team.owner))
    await load.allLive(stage.within(20_000))
    const before = deployment.memory
    for (const { line } of stopped) line.blackHole(['down'])
    for (const end = Date.now() + seconds * 1_000; Date.now() < end; ) {
      writer.outbox.send(
        load.random.pick(writer.conversationIds),
        'note',
        `${Date.now()} ${'x'.repeat(4_000)}`,
      )
      await sleep(16)
    }
    note(
      `${writer.outbox.sends.length} long notes; the nodes held ${before} MB before, at most ${deployment.peakMemory} MB after`,
    )
    if (deployment.peakMemory - before > 150)
      stage.report(violation('other', `a node’s memory grew by ${deployment.peakMemory - before} MB`))
  },
  limits: { converge: 10_000 },
}
