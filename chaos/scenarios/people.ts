import { setTimeout as sleep } from 'node:timers/promises'
import type { TestMember } from '@/lib/testing/factories'
import { violation } from '../check/violation'
import { request } from '../load/answers'
import type { Seat } from '../load/seat'
import { createTeam, type Team } from '../load/team'
import { Window } from '../load/window'
import type { Scenario, Stage } from '../scenario'
import { until } from '../until'

const revokedWithin = 2_000

const ask = (
  { load }: Stage,
  port: number,
  { token }: TestMember,
  method: string,
  path: string,
  body?: object,
) => request(load.answers, { url: `http://127.0.0.1:${port}`, token, method, path, body })

const revoke = async (stage: Stage, team: Team, member: TestMember) => {
  const [first] = stage.deployment.nodes
  const path = `/api/members/${member.userId}`
  const { status } = await ask(stage, first?.port ?? 0, team.owner, 'PATCH', path, { active: false })
  if (status !== 200) stage.report(violation('other', `taking access away was answered ${status}`))
}

/** Each node has answered this person a moment ago, and may remember that. */
const warmCaches = (stage: Stage, member: TestMember) =>
  Promise.all(stage.deployment.nodes.map(({ port }) => ask(stage, port, member, 'GET', '/api/snapshot')))

const isRefusedEverywhere = async (stage: Stage, member: TestMember) => {
  const answers = await warmCaches(stage, member)
  return answers.every(({ status }) => status === 401)
}

/** Somebody with a window, in the midst of the load. */
const revokeAtWork = async (stage: Stage, seat: Seat) => {
  await warmCaches(stage, seat.member)
  await revoke(stage, seat.team, seat.member)
  const [closed, refused] = await Promise.all([
    until(() => seat.window.signedOut, stage.within(revokedWithin)),
    until(() => isRefusedEverywhere(stage, seat.member), stage.within(revokedWithin)),
  ])
  stage.note(`at work: window closed after ${closed} ms, refused everywhere after ${refused} ms`)
  if (closed === null) stage.report(violation('foreign', 'who was removed still has a window after 2 s'))
  if (refused === null) stage.report(violation('foreign', 'who was removed is still answered after 2 s'))
}

/** Somebody of whose workspace nobody is connected to most nodes, so that no event passes there. */
const revokeElsewhere = async (stage: Stage) => {
  const team = await createTeam(2, 1)
  const [member] = team.members
  if (!member) return
  await warmCaches(stage, member)
  await revoke(stage, team, member)
  const conversationIds = team.conversations.map(({ id }) => id)
  const windows = stage.deployment.nodes.map(
    ({ port }) =>
      new Window({ member, conversationIds, url: `http://127.0.0.1:${port}`, answers: stage.load.answers }),
  )
  await sleep(stage.within(revokedWithin))
  const open = windows.filter(({ socket }) => socket.connected).length
  const refused = await isRefusedEverywhere(stage, member)
  for (const window of windows) window.close()
  if (open > 0) stage.report(violation('foreign', `who was removed got in at ${open} nodes afterwards`))
  if (!refused)
    stage.report(violation('foreign', 'who was removed is still answered after 2 s, where no window is'))
}

export const revokeMember: Scenario = {
  name: 'revoke-member',
  what: 'Access is taken away while Redis is down: within 2 s every node refuses, and nothing later is heard.',
  short: true,
  play: async (stage) => {
    await stage.deployment.redis.kill()
    for (const team of stage.load.teams) {
      const seat = stage.load.seats.find((one) => one.team === team)
      if (seat) await revokeAtWork(stage, seat)
    }
    await revokeElsewhere(stage)
    await stage.deployment.redis.launch()
  },
}

// The signal's own time to live, and a moment.
const typingGoneWithin = 8_000

type Harm = { name: string; harm: (stage: Stage, typist: Seat) => Promise<void> }

const harms: Harm[] = [
  { name: 'the window', harm: async (_, typist) => typist.line.refuse() },
  {
    name: 'the node',
    harm: async ({ deployment }, typist) => {
      typist.line.refuseLater()
      await deployment.nodes.find(({ port }) => port === typist.line.lastTarget)?.kill()
    },
  },
  {
    name: 'Redis and then the window',
    harm: async ({ deployment }, typist) => {
      await deployment.redis.kill()
      typist.line.refuse()
    },
  },
]

const typingOf = (watchers: Seat[], { member }: Seat) =>
  watchers.flatMap(({ window }) => window.signals.shown()).filter(({ userId }) => userId === member.userId)

/** What somebody who comes now is told about who types. */
const toldToNewcomer = async (stage: Stage, typist: Seat) => {
  const seat = await stage.load.seat(typist.team, typist.team.owner)
  await until(() => seat.window.live, stage.within(10_000))
  const told = seat.window.joinedTyping.filter(({ userId }) => userId === typist.member.userId)
  await seat.leave()
  return told.length
}

const playHarm = async (stage: Stage, { name, harm }: Harm) => {
  const { load, report, note, deployment, random, within } = stage
  await load.allLive(within(20_000))
  const seats = load.seats.filter(({ hasLeft }) => !hasLeft)
  // Who dies with the node sees nothing more: somebody must be elsewhere.
  const isApart = (seat: Seat) =>
    seats.some(({ team, line }) => team === seat.team && line.lastTarget !== seat.line.lastTarget)
  const typist = random.pick(seats.filter(isApart))
  const conversationId = random.pick(typist.conversationIds)
  const watchers = load.seats.filter(
    (seat) => seat !== typist && !seat.hasLeft && seat.conversationIds.includes(conversationId),
  )
  typist.type(conversationId)
  const heard = await until(() => typingOf(watchers, typist).length > 0, 3_000)
  await harm(stage, typist)
  const gone = await until(() => typingOf(watchers, typist).length === 0, within(typingGoneWithin))
  note(`${name}: typing was seen after ${heard} ms, and gone ${gone} ms after the death`)
  if (gone === null) report(violation('other', `${name} died, and its person still types`))
  await sleep(Math.max(0, typingGoneWithin - (gone ?? typingGoneWithin)))
  await deployment.heal()
  if ((await toldToNewcomer(stage, typist)) > 0)
    report(violation('other', `${name} died long ago, and newcomers are told that its person types`))
  typist.line.heal()
}

export const killTypist: Scenario = {
  name: 'kill-typist',
  what: 'Who types dies: the window, its node, Redis. Nobody types for ever.',
  leastSeconds: 1,
  play: async (stage) => {
    stage.load.pause()
    for (const harm of harms) await playHarm(stage, harm)
  },
}

export const clocks: Scenario = {
  name: 'clocks',
  what: 'One node’s clock is 10 minutes ahead, another’s 10 minutes behind: order and signals do not ask clocks.',
  play: async ({ deployment, seconds }) => {
    deployment.nodes[0]?.order({ order: 'shift-clock', by: 600_000 })
    deployment.nodes[1]?.order({ order: 'shift-clock', by: -600_000 })
    await sleep(seconds * 1_000)
  },
  spoilsNodes: true,
}
