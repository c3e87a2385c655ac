/**
 * `npm run cluster -- 3`: the same set-up as `npm start`, then that many nodes behind one port, with a Postgres and a
 * Redis that they share (docs/operations.md). For trying and for tests: in production each node is a service of its own.
 */
import { buildPages, generateClient } from './lib/generated.mjs'
import { checkNode, installPackages } from './lib/packages.mjs'
import { ensureRedis } from './lib/redis.mjs'
import { root } from './lib/root.mjs'
import { checkPort, loadSettings } from './lib/settings.mjs'
import { runScript, SetupError } from './lib/setup-error.mjs'
import { stopWithNpm } from './lib/stop-with-npm.mjs'

await runScript(async () => {
  const count = Number(process.argv[2] ?? 3)
  if (!Number.isInteger(count) || count < 1 || count > 16)
    throw new SetupError('Say how many nodes, from 1 to 16: npm run cluster -- 3')
  checkNode()
  stopWithNpm()
  process.chdir(root)
  loadSettings()
  process.env.NODE_ENV = 'production'
  await checkPort()
  await installPackages()
  if (!process.env.REDIS_URL) await ensureRedis()
  await generateClient()
  await buildPages()
  await import('tsx')
  const { runCluster } = await import('./cluster/run-cluster.ts')
  await runCluster(count)
})
