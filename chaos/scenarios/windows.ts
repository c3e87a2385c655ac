import { setTimeout as sleep } from 'node:timers/promises'
import { pool } from '@/lib/db/pool'
import { readHead } from '../check/truth'
import { violation } from '../check/violation'
import type { Load } from '../load/load'
import type { Scenario, Stage } from '../scenario'
import { until } from '../until'

const atOnce = 20

/** One window after the other, each for a moment. */
const comeAndGo = async ({ load, random, report, within }: Stage, count: number) => {
  for (let left = count; left > 0; left--) {
    const team = random.pick(load.teams)
    const seat = await load.seat(team, random.pick(team.members))
    if ((await until(() => seat.window.live, within(30_000))) === null)
      report(violation('late', 'a window that joined was not live after 30 s'))
    await sleep(random.between(50, 400))
    await seat.leave()
  }
}

export const joins: Scenario = {
  name: 'joins',
  what: 'A thousand windows come and go while events flow: each has everything from its snapshot on.',
  load: { teams: 1, rate: 12 },
  play: async (stage) => {
    const each = Math.ceil((stage.isShort ? 100 : 1_000) / atOnce)
    await Promise.all(Array.from({ length: atOnce }, () => comeAndGo(stage, each)))
  },
}

/** A newer node writes what this one has never heard of. */
const writeUnknownEvent = (workspaceId: string) =>
  pool().query(
    `WITH counter AS (UPDATE event_streams SET seq = seq + 1 WHERE workspace_id = $1 RETURNING workspace_id, seq)
     INSERT INTO events (workspace_id, seq, name, at, actor, data)
     SELECT workspace_id, seq, 'gadget:made', now(), '{"kind": "system", "id": null}', '{}' FROM counter`,
    [workspaceId],
  )

const headsReach = async (load: Load) => {
  for (const { window, team } of load.seats) {
    const { seq } = await readHead(team.workspace.workspaceId)
    if (window.position < seq) return false
  }
  return true
}

export const oldTab: Scenario = {
  name: 'old-tab',
  what: 'Some windows know a part of the events only, and newer nodes write events that nobody here knows: cursors move on.',
  play: async ({ load, seconds }) => {
    for (const team of load.teams) await load.seat(team, team.owner, ['message:new', 'conversation:read'])
    for (let round = 0; round < seconds * 2; round++) {
      for (const { workspace } of load.teams) await writeUnknownEvent(workspace.workspaceId)
      await sleep(500)
    }
  },
  after: async ({ load, report, within }) => {
    // With `head`, every 10 s.
    if ((await until(() => headsReach(load), within(12_000))) === null)
      report(violation('late', 'a cursor stands before events that its window does not know'))
  },
}
