import type { EventName } from '@/lib/contract/events'
import type { Deployment } from '../deployment/deployment'
import { FaultProxy } from '../deployment/fault-proxy'
import type { Random } from '../random'
import { until } from '../until'
import { act } from './act'
import { Answers } from './answers'
import { Customers } from './customers'
import { Seat } from './seat'
import { createTeam, type Team } from './team'

export type LoadOptions = {
  teams: number
  membersPerTeam: number
  conversationsPerTeam: number
  /** Messages of members, each second, in each team; customers write half as often. */
  rate: number
  newKeyPerTry: boolean
}

export const usualLoad: LoadOptions = {
  teams: 4,
  membersPerTeam: 3,
  conversationsPerTeam: 5,
  rate: 2,
  newKeyPerTry: false,
}

/** Several workspaces whose people and customers write to each other without pause. */
export class Load {
  readonly answers = new Answers()
  /** Of webhooks: Meta waits longer than people do. */
  readonly webhookAnswers = new Answers()
  readonly seats: Seat[] = []
  readonly teams: Team[] = []
  readonly customers: Customers
  private timers: NodeJS.Timeout[] = []
  private count = 0

  private constructor(
    readonly deployment: Deployment,
    readonly random: Random,
    readonly options: LoadOptions,
    private readonly outside: FaultProxy,
  ) {
    this.customers = new Customers(`http://127.0.0.1:${outside.port}`, this.webhookAnswers)
  }

  static async create(deployment: Deployment, random: Random, options: LoadOptions): Promise<Load> {
    const outside = await FaultProxy.listen(() => deployment.pickNode(random))
    const load = new Load(deployment, random, options, outside)
    for (let count = 0; count < options.teams; count++)
      load.teams.push(await createTeam(options.membersPerTeam, options.conversationsPerTeam))
    deployment.provider.onAccepted = (message) => {
      const team = load.teams.find(({ workspace }) => workspace.phoneNumberId === message.phoneNumberId)
      if (team) setTimeout(() => void load.customers.report(team.workspace, message), random.between(0, 200))
    }
    for (const team of load.teams) for (const member of team.members) await load.seat(team, member)
    return load
  }

  /** One more window; it shows all conversations of the team but one. */
  async seat(team: Team, member: Team['owner'], knows?: readonly EventName[]): Promise<Seat> {
    const shown = this.random.shuffle(team.conversations).slice(1)
    const seat = await Seat.take({
      ...{ team, member, answers: this.answers, newKeyPerTry: this.options.newKeyPerTry },
      conversationIds: shown.map(({ id }) => id),
      pickNode: () => this.deployment.pickNode(this.random),
      ...(knows && { knows }),
    })
    this.seats.push(seat)
    return seat
  }

  allLive(within: number) {
    return until(
      () => this.seats.every(({ window, hasLeft }) => hasLeft || window.live || window.signedOut),
      within,
    )
  }

  start() {
    const { rate } = this.options
    for (const team of this.teams) {
      const every = (perSecond: number, run: () => void) =>
        this.timers.push(setInterval(run, 1_000 / perSecond))
      every(rate, () => act(this, team, `message ${++this.count}`))
      every(rate / 2, () => {
        const { phone } = this.random.pick(team.conversations)
        void this.customers.write(team.workspace, phone, `written ${++this.count}`)
      })
    }
  }

  /** Nobody writes anything new; what is on its way goes on. */
  pause() {
    for (const timer of this.timers) clearInterval(timer)
    this.timers = []
  }

  /** What was acknowledged since then is lost with a restore, and nobody promised otherwise. */
  excuse(since: number) {
    for (const { outbox } of this.seats)
      for (const send of outbox.sends)
        if (send.outcome === 'acknowledged' && send.acknowledgedAt >= since)
          Object.assign(send, { outcome: 'excused', position: null })
    for (const written of this.customers.written) if (written.takenAt >= since) written.taken = false
    this.deployment.provider.beginEra()
  }

  get waiting() {
    return this.seats.reduce((sum, { outbox }) => sum + outbox.waiting, 0) + this.customers.pending
  }

  async stop() {
    this.pause()
    this.customers.stop()
    this.deployment.provider.onAccepted = () => {}
    await Promise.all(this.seats.map((seat) => seat.leave()))
    await this.outside.close()
  }
}
