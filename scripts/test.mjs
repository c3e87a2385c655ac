/**
 * `npm test`: its own set-up, then every check there is, each named and timed, closing with one line:
 * `N passed, N failed`. `npm test -- unit|db|realtime|chaos|e2e [arguments]` runs one suite alone.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildPages, generateClient, generateRouteTypes } from './lib/generated.mjs'
import { checkNode, installPackages } from './lib/packages.mjs'
import { ensureRedis } from './lib/redis.mjs'
import { chaosResult, checkResult, playwrightResult, summary, total, vitestResult } from './lib/results.mjs'
import { inRoot, root } from './lib/root.mjs'
import { program, runLoudly } from './lib/run.mjs'
import { runScript, SetupError } from './lib/setup-error.mjs'

const suiteNames = ['unit', 'db', 'realtime', 'chaos', 'e2e']
const [only, ...extra] = process.argv.slice(2)
const reports = mkdtempSync(path.join(tmpdir(), 'parley-reports-'))

await runScript(async () => {
  if (only && !suiteNames.includes(only)) {
    throw new SetupError(
      `There is no suite "${only}": choose ${suiteNames.join(', ')}, or none for all of them.`,
    )
  }
  checkNode()
  process.chdir(root)
  await installPackages()
  await generateClient()
  const results = only ? [await suite(only)] : await everything()
  rmSync(reports, { recursive: true, force: true })
  const sum = total(results)
  process.stdout.write(`\n${summary(sum)}\n`)
  process.exit(sum.failed > 0 || sum.passed === 0 ? 1 : 0)
})

async function everything() {
  await generateRouteTypes()
  const checks = [
    await timed('Format and lint', async () =>
      checkResult(await runLoudly(program('@biomejs/biome', 'bin/biome', 'check', '.'))),
    ),
    await timed('Types', async () =>
      checkResult(await runLoudly(program('typescript', 'bin/tsc', '--noEmit'))),
    ),
  ]
  // What does not compile would only fail again, more slowly and less clearly.
  if (total(checks).failed > 0) return checks
  for (const name of suiteNames) checks.push(await suite(name))
  return checks
}

function suite(name) {
  if (name === 'e2e') return timed('Browser tests', browserTests)
  if (name === 'chaos')
    return timed('Faults, short form', async () => ((await isReady(ensureRedis)) ? faults() : checkResult(1)))
  return timed(`Tests: ${name}`, async () => {
    if (name !== 'realtime' || (await isReady(ensureRedis))) return vitest(name)
    return checkResult(1)
  })
}

/** Whether what a suite needs is there; says what to do when it is not. */
async function isReady(...needs) {
  try {
    for (const need of needs) await need()
    return true
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    process.stderr.write(`${error.message}\n`)
    return false
  }
}

async function vitest(project) {
  const file = path.join(reports, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await runLoudly(
    program('vitest', 'vitest.mjs', 'run', '--project', project, '--passWithNoTests', ...reporters, ...extra),
  )
  return vitestResult(file, code)
}

async function faults() {
  const file = path.join(reports, 'chaos.json')
  const form = extra.length > 0 ? extra : ['--short']
  const code = await runLoudly([
    process.execPath,
    '--import',
    'tsx',
    'chaos/run.ts',
    ...form,
    `--results=${file}`,
  ])
  return chaosResult(file, code)
}

async function browserTests() {
  if (!readdirSync(inRoot('e2e'), { recursive: true }).some((name) => name.endsWith('.spec.ts')))
    return checkResult(0)
  const { ensureChromium } = await import('./lib/chromium.mjs')
  if (!(await isReady(ensureChromium, ensureRedis, buildPages))) return checkResult(1)
  const file = path.join(reports, 'e2e.json')
  const port = String(await freePort())
  const env = { E2E_RESULTS: file, E2E_PORT: port, E2E_DATA_DIR: path.join(reports, 'data') }
  const code = await runLoudly(program('@playwright/test', 'cli.js', 'test', ...extra), { env })
  return playwrightResult(file, code)
}

async function timed(title, work) {
  const began = Date.now()
  process.stdout.write(`\n── ${title}\n`)
  const result = await work()
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  process.stdout.write(
    `── ${title}: ${result.failed > 0 ? `failed (${result.failed})` : 'well'}, ${seconds} s\n`,
  )
  return result
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
