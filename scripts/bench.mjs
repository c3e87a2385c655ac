/**
 * `npm run bench`: the same set-up as `npm start`, then the benchmark (docs/benchmark.md).
 * `npm run bench -- --quick`, `-- --only latency,fanout`, `-- --profile`.
 */
import { buildPages, generateClient } from './lib/generated.mjs'
import { checkNode, installPackages } from './lib/packages.mjs'
import { root } from './lib/root.mjs'
import { runLoudly } from './lib/run.mjs'
import { runScript } from './lib/setup-error.mjs'
import { stopWithNpm } from './lib/stop-with-npm.mjs'

// Two ends of 5,000 connections are more open files than many a shell allows.
const withOpenFiles = 'ulimit -n 20000 2>/dev/null || ulimit -n "$(ulimit -Hn)"; exec "$0" "$@"'

await runScript(async () => {
  checkNode()
  stopWithNpm()
  process.chdir(root)
  await installPackages()
  await generateClient()
  await buildPages()
  // Ctrl-C reaches the benchmark as well; we wait for it to clean up.
  process.on('SIGINT', () => undefined)
  const command = [process.execPath, '--import', 'tsx', 'bench/run.ts', ...process.argv.slice(2)]
  process.exit(await runLoudly(['bash', '-c', withOpenFiles, ...command]))
})
