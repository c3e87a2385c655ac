import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/lib/chromium.mjs'

// scripts/test.mjs chooses a free port and a folder; these are for `npx playwright test`.
const port = Number(process.env.E2E_PORT ?? 3917)
const baseURL = `http://localhost:${port}`
const dataDir = process.env.E2E_DATA_DIR ?? path.join(tmpdir(), `parley-e2e-${port}`)
// Every process of a run reads this file; only the first one may clear what an earlier run left.
if (process.env.TEST_WORKER_INDEX === undefined) rmSync(dataDir, { recursive: true, force: true })

const jsonFile = process.env.E2E_RESULTS
const args = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-quic',
  '--no-first-run',
  // Chromium's sandbox does not work for root and in most containers.
  '--no-sandbox',
]

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // The journeys share one server and measure latency: more browsers at once would measure each other.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ...(jsonFile ? [['json', { outputFile: jsonFile }] as const] : [])],
  use: {
    baseURL,
    browserName: 'chromium',
    launchOptions: { executablePath: findChromium(), args },
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: 'node scripts/start.mjs',
    url: baseURL,
    timeout: 300_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'ignore',
    stderr: 'pipe',
    env: {
      PORT: String(port),
      HOST: '',
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      NEXTAUTH_URL: baseURL,
      LOG_LEVEL: 'warn',
      SANDBOX: 'on',
      DEMO: 'on',
      WORKERS: 'on',
    },
  },
})
