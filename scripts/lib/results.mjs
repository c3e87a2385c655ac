import { existsSync, readFileSync } from 'node:fs'

const nothing = { passed: 0, failed: 0, skipped: 0 }

/** Adds up results of several suites. */
export function total(results) {
  const sum = (key) => results.reduce((count, result) => count + result[key], 0)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
}

/** The result of a check that has no tests to count, such as lint: silent when well, one failure when not. */
export const checkResult = (code) => ({ ...nothing, failed: code === 0 ? 0 : 1 })

/** The result of a Vitest run, from the file of its JSON reporter and its exit code. */
export function vitestResult(file, code) {
  const report = read(file)
  if (!report) return checkResult(code)
  const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests } = report
  return { passed, failed: failures(numFailedTests, code), skipped: numPendingTests + numTodoTests }
}

/** The result of a Playwright run, from the file of its JSON reporter and its exit code. */
export function playwrightResult(file, code) {
  const stats = read(file)?.stats
  if (!stats) return checkResult(code)
  return {
    passed: stats.expected,
    failed: failures(stats.unexpected + stats.flaky, code),
    skipped: stats.skipped,
  }
}

/** The result of the fault suite, from the file it writes and its exit code: each scenario counts as a test. */
export function chaosResult(file, code) {
  const report = read(file)
  if (!report) return checkResult(code)
  return { passed: report.passed, failed: failures(report.failed, code), skipped: 0 }
}

/** The closing line: `N passed, N failed`, and how many were skipped when any were. */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

// A run can fail without a failing test: a file that does not load, an error nobody caught.
function failures(counted, code) {
  return counted === 0 && code !== 0 ? 1 : counted
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}
