/**
 * `npm run dev`: the same set-up as `npm start`, then the server in development mode. Next reloads pages
 * and routes; tsx starts the server anew when code changes that `server.ts` itself imports.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { generateClient } from './lib/generated.mjs'
import { checkNode, installPackages } from './lib/packages.mjs'
import { root } from './lib/root.mjs'
import { program } from './lib/run.mjs'
import { checkPort, loadSettings } from './lib/settings.mjs'
import { runScript } from './lib/setup-error.mjs'
import { stopWithNpm } from './lib/stop-with-npm.mjs'

const unwatched = ['.next', 'generated', 'data'].flatMap((folder) => ['--exclude', `./${folder}/**`])

await runScript(async () => {
  checkNode()
  stopWithNpm()
  process.chdir(root)
  loadSettings()
  await checkPort()
  await installPackages()
  await generateClient()
  const [node, ...args] = program(
    'tsx',
    'dist/cli.mjs',
    'watch',
    '--clear-screen=false',
    ...unwatched,
    'server.ts',
  )
  const env = { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' }
  const server = spawn(node, args, { stdio: 'inherit', env })
  // Ctrl-C reaches the whole group, so the server has heard it already; we wait for it to finish.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => server.kill('SIGTERM'))
  const [code] = await once(server, 'exit')
  process.exit(code ?? 0)
})
