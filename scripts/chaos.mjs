/**
 * `npm run chaos`: three nodes under faults, and a checker that compares what everybody saw with the database
 * (docs/chaos.md). `-- --list`, `-- --only node-kill,redis-kill`, `-- --seconds 60`, `-- --short`, `-- --prove`, `-- --seed 7`.
 */
import { generateClient } from './lib/generated.mjs'
import { checkNode, installPackages } from './lib/packages.mjs'
import { ensureRedis } from './lib/redis.mjs'
import { root } from './lib/root.mjs'
import { runLoudly } from './lib/run.mjs'
import { runScript } from './lib/setup-error.mjs'
import { stopWithNpm } from './lib/stop-with-npm.mjs'

await runScript(async () => {
  checkNode()
  stopWithNpm()
  process.chdir(root)
  await installPackages()
  await generateClient()
  await ensureRedis()
  // Ctrl-C reaches the harness as well; we wait for it to end its nodes.
  process.on('SIGINT', () => undefined)
  process.exit(
    await runLoudly([process.execPath, '--import', 'tsx', 'chaos/run.ts', ...process.argv.slice(2)]),
  )
})
