import { setTimeout as sleep } from 'node:timers/promises'
import { pool } from '@/lib/db/pool'
import type { NodeOrder } from '@/lib/testing/node'
import { converge } from '../check/converge'
import { type Violation, violation } from '../check/violation'
import type { Proof, Stage } from '../scenario'
import { crashPostgres } from './postgres'
import { busShuffled } from './redis'

const has =
  (...kinds: Violation['kind'][]) =>
  (found: Violation[]) =>
    found.some(({ kind }) => kinds.includes(kind))

const orderAll = ({ deployment }: Stage, order: NodeOrder) => {
  for (const node of deployment.nodes) node.order(order)
}

const newKeys: Proof = {
  name: 'proof-new-keys',
  what: 'Senders make a new key for each try, over lines that break: messages must be seen to be doubled.',
  short: true,
  load: { newKeyPerTry: true },
  play: async ({ load, seconds }) => {
    for (const { line } of load.seats) line.faults = { latency: 60, jitter: 50, resetChance: 0.08 }
    await sleep(seconds * 1_000)
  },
  sees: has('doubled'),
}

const skipHoles: Proof = {
  name: 'proof-skip-holes',
  what: 'Nodes emit what comes and never look back, as with a bigserial cursor: events must be seen to be missing.',
  play: async (stage) => {
    orderAll(stage, { order: 'skip-holes' })
    await busShuffled.play(stage)
  },
  spoilsNodes: true,
  sees: has('missing', 'order'),
}

const staysBehind = violation('late', 'a window stays behind while Redis is dead')

const noHeadCheck: Proof = {
  name: 'proof-no-head-check',
  what: 'Nodes do not compare heads, and Redis is dead: windows must be seen to stay behind.',
  play: async (stage) => {
    const { deployment, load, seconds, report, within } = stage
    orderAll(stage, { order: 'no-head-check' })
    await deployment.redis.kill()
    await sleep(seconds * 500)
    load.pause()
    await sleep(within(3_000))
    if ((await converge(load, within(5_000))) === null) report(staysBehind)
  },
  spoilsNodes: true,
  limits: { converge: 1_000, giveUp: 1_000 },
  sees: (found) => found.includes(staysBehind),
}

const commitLater = async (isOn: boolean) => {
  const client = await pool().connect()
  try {
    await client.query(
      isOn ? 'ALTER ROLE CURRENT_USER SET synchronous_commit = off' : 'ALTER ROLE CURRENT_USER RESET ALL',
    )
    await client.query(
      isOn ? `ALTER SYSTEM SET wal_writer_delay = '10s'` : 'ALTER SYSTEM RESET wal_writer_delay',
    )
  } finally {
    client.release()
  }
}

const asyncCommit: Proof = {
  name: 'proof-async-commit',
  what: 'Postgres says “committed” before it is on disk, and ends at once: acknowledged messages must be seen to be lost.',
  play: async (stage) => {
    const { deployment } = stage
    await commitLater(true)
    // The role's setting holds for new connections.
    await deployment.postgres.crash()
    await deployment.postgres.launch()
    await sleep(2_000)
    await crashPostgres(stage)
    await commitLater(false)
    await deployment.postgres.crash()
    await deployment.postgres.launch()
  },
  sees: has('missing'),
}

/** What the checker must see, each with a defect put in from outside [37]. */
export const proofs: Proof[] = [newKeys, skipHoles, noHeadCheck, asyncCommit]
