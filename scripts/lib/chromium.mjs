import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { program, runQuietly } from './run.mjs'
import { SetupError } from './setup-error.mjs'
import { step } from './step.mjs'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The Chromium that browser tests use: the one named, Playwright's own, or the system's; else undefined. */
export function findChromium() {
  const places = [process.env.PLAYWRIGHT_CHROMIUM_PATH, chromium.executablePath(), ...usualPlaces]
  return places.find((file) => file && existsSync(file))
}

/**
 * Makes sure that there is a Chromium: Playwright's own is downloaded, or, where only package registries
 * can be reached and we are root, Debian's is installed.
 *
 * @throws {SetupError} when there is none after all
 */
export async function ensureChromium() {
  for (const [title, install] of [
    ['Downloading Chromium', downloadChromium],
    ['Installing the Chromium package', installPackage],
  ]) {
    if (findChromium()) return
    // One way failing is what the next is for.
    await step(title, install).catch(() => undefined)
  }
  if (findChromium()) return
  throw new SetupError('There is no Chromium: install it, or name one with PLAYWRIGHT_CHROMIUM_PATH.')
}

async function downloadChromium() {
  const command = program('@playwright/test', 'cli.js', 'install', 'chromium')
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' }
  await runQuietly(command, { advice: 'Chromium could not be downloaded.', env, timeout: 300_000 })
}

async function installPackage() {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0)
    throw new SetupError('Only root can install packages.')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const advice = 'The Chromium package could not be installed.'
  await runQuietly(['apt-get', 'update'], { advice, env, timeout: 300_000 })
  const packages = ['chromium', 'fonts-liberation', 'fonts-noto-color-emoji']
  await runQuietly(['apt-get', 'install', '--yes', '--no-install-recommends', ...packages], { advice, env })
}
