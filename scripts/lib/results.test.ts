import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { chaosResult, checkResult, playwrightResult, summary, total, vitestResult } from './results.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'parley-results-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function report(content: object): string {
  const file = path.join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}
const vitest = (numFailedTests: number) =>
  report({ numPassedTests: 5, numFailedTests, numPendingTests: 1, numTodoTests: 0 })
const playwright = report.bind(null, { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 } })

describe('the closing line of npm test', () => {
  it('adds up all suites', () => {
    const results = [checkResult(0), vitestResult(vitest(2), 1), playwrightResult(playwright(), 1)]
    expect(summary(total(results))).toBe('8 passed, 4 failed, 3 skipped')
  })

  it('counts each scenario of the fault suite, and a fault suite that broke off', () => {
    expect(chaosResult(report({ passed: 7, failed: 1 }), 1)).toEqual({ passed: 7, failed: 1, skipped: 0 })
    expect(chaosResult(report({ passed: 7, failed: 0 }), 1).failed).toBe(1)
    expect(chaosResult(path.join(folder, 'none.json'), 1).failed).toBe(1)
  })

  it('leaves out skipped when there are none', () => {
    expect(summary({ passed: 1, failed: 0, skipped: 0 })).toBe('1 passed, 0 failed')
  })

  it('counts a failed lint, a run without a report, and a run that fails without a failing test', () => {
    expect(checkResult(1).failed).toBe(1)
    expect(vitestResult(path.join(folder, 'none.json'), 1).failed).toBe(1)
    expect(vitestResult(vitest(0), 1)).toEqual({ passed: 5, failed: 1, skipped: 1 })
  })
})
