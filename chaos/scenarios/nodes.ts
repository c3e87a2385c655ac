import { setTimeout as sleep } from 'node:timers/promises'
import type { Failpoint } from '@/lib/failpoint'
import { violation } from '../check/violation'
import type { Scenario, Stage } from '../scenario'

const end = ({ seconds }: Stage) => Date.now() + seconds * 1_000

export const none: Scenario = {
  name: 'none',
  what: 'Nothing is done to anybody: the load itself, and that the harness finds nothing where nothing is wrong.',
  short: true,
  play: ({ seconds }) => sleep(seconds * 1_000),
}

export const nodeKill: Scenario = {
  name: 'node-kill',
  what: 'A node at random is killed with SIGKILL, again and again; it comes back a moment later.',
  short: true,
  play: async (stage) => {
    const { deployment, random } = stage
    for (const until = end(stage); Date.now() < until; ) {
      await random.pick(deployment.nodes.filter(({ serves }) => serves)).kill()
      await sleep(random.between(1_500, 4_000))
      await deployment.heal()
    }
  },
}

export const rollingRestart: Scenario = {
  name: 'rolling-restart',
  what: 'A deploy: each node in turn is asked to stop, ends within 20 s, and is replaced.',
  play: async ({ deployment, report, note, within }) => {
    const took: number[] = []
    for (const node of deployment.nodes) {
      took.push(await node.stop())
      await deployment.heal()
    }
    note(`stopping took ${took.join(', ')} ms`)
    if (Math.max(...took) > within(20_000))
      report(violation('late', `a node took ${Math.max(...took)} ms to stop`))
  },
}

/** At most one node at a time is away, as long as the others serve. */
const failing =
  (failpoint: Failpoint, probability: number) =>
  async (stage: Stage): Promise<void> => {
    const { deployment, random, note } = stage
    const died = deployment.deaths
    for (const until = end(stage); Date.now() < until; ) {
      await deployment.heal()
      const node = random.pick(deployment.nodes)
      node.order({ order: 'die-at', failpoint, probability })
      const before = deployment.deaths
      for (let waited = 0; deployment.deaths === before && waited < 4_000; waited += 50) await sleep(50)
    }
    note(`${deployment.deaths - died} died there`)
    // The others would die later.
    for (const node of deployment.nodes) if (node.mayDie) await node.kill()
  }

const diesAt = (failpoint: Failpoint, what: string, probability = 0.1): Scenario => ({
  name: `dies-${failpoint}`,
  what,
  play: failing(failpoint, probability),
})

export const diesCommitted: Scenario = {
  ...diesAt('committed', 'A node dies after COMMIT, before anybody was told: the others find it in the log.'),
  short: true,
}
export const diesAnnounced = diesAt(
  'announced',
  'A node dies after COMMIT, before the caller was answered: the repeat makes no second message.',
)
export const diesDeliveryStored = diesAt(
  'delivery-stored',
  'A node dies with a webhook stored and not yet worked on: it is worked on once.',
)
export const diesProviderAccepted = diesAt(
  'provider-accepted',
  'A node dies when WhatsApp has taken a message and that is not recorded: it is not sent twice.',
  0.3,
)
