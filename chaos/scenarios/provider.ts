import { setTimeout as sleep } from 'node:timers/promises'
import { pool } from '@/lib/db/pool'
import { violation } from '../check/violation'
import type { Scenario, Stage } from '../scenario'
import { until } from '../until'

/** Messages that WhatsApp took without a word, and that are not shown as unconfirmed. */
const notUnconfirmed = async ({ deployment }: Stage): Promise<number> => {
  const silent = deployment.provider.calls.filter(({ outcome }) => outcome === 'hung-up')
  const { rowCount } = await pool().query(
    `SELECT 1 FROM messages WHERE id = ANY($1::uuid[]) AND status <> 'unconfirmed'`,
    [silent.map(({ messageId }) => messageId)],
  )
  return rowCount ?? 0
}

export const providerSilent: Scenario = {
  name: 'provider-silent',
  what: 'WhatsApp takes some messages and hangs up, and refuses some for now: asked again only what was refused, the rest unconfirmed.',
  play: async ({ deployment, seconds }) => {
    deployment.provider.mood = { refuses: 0.1, hangsUp: 0.2 }
    await sleep(seconds * 1_000)
    deployment.provider.mood = { refuses: 0, hangsUp: 0 }
  },
  after: async (stage) => {
    const { deployment, report, note, within } = stage
    const silent = deployment.provider.calls.filter(({ outcome }) => outcome === 'hung-up').length
    note(`${silent} messages were taken without a word`)
    if ((await until(async () => (await notUnconfirmed(stage)) === 0, within(10_000))) === null)
      report(
        violation(
          'other',
          `${await notUnconfirmed(stage)} messages of unknown outcome are not shown as that`,
        ),
      )
  },
}
