/**
 * `npm run restored` after a backup was put back: gives every workspace's log a new epoch, so that windows which have
 * seen later events start over. Parley notices most restores by itself (docs/operations.md); this is for the others. With
 * the embedded database, stop Parley first; with DATABASE_URL it may run.
 */
import { migrate } from '@/lib/db/migrate'
import { pool } from '@/lib/db/pool'
import { env } from '@/lib/env'
import { newEpochs } from '@/lib/events/new-epochs'
import { prepareEnvironment } from '@/lib/server/prepare-environment'

const restored = async () => {
  const { stopDatabase } = await prepareEnvironment({ onProgress: () => {}, onLost: () => {} })
  try {
    await migrate(env().DATABASE_URL)
    const count = await newEpochs()
    process.stdout.write(
      `${count} logs have a new epoch: every window starts over when it is next connected.\n`,
    )
  } finally {
    await pool().end()
    await stopDatabase()
  }
}

restored().catch((cause) => {
  process.stderr.write(`${(cause as Error).message}\n`)
  process.exitCode = 1
})
