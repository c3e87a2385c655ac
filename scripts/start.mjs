/**
 * `npm start`: everything a fresh clone needs, then the server in production mode. What was done before
 * and is still good is not done again. Needs nothing but Node and npm.
 */
import { buildPages, generateClient } from './lib/generated.mjs'
import { checkNode, installPackages } from './lib/packages.mjs'
import { root } from './lib/root.mjs'
import { checkPort, loadSettings } from './lib/settings.mjs'
import { runScript } from './lib/setup-error.mjs'
import { stopWithNpm } from './lib/stop-with-npm.mjs'

await runScript(async () => {
  checkNode()
  stopWithNpm()
  process.chdir(root)
  loadSettings()
  process.env.NODE_ENV = 'production'
  await checkPort()
  await installPackages()
  await generateClient()
  await buildPages()
  // In this very process: a signal, also kill -9, reaches the server itself, and its exit code is ours.
  await import('tsx')
  await import('../server.ts')
})
