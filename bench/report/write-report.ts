import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import type { Rounds } from '../rounds'
import type { Line } from './compare'

const file = 'bench/results/latest.json'

/** The commit that was measured, marked when the tree had changes beyond it; null outside a repository. */
const commit = (): string | null => {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', stdio: 'pipe' }).trim()
  try {
    const dirty = git('status', '--porcelain', '--', '.', ':!bench/results').length > 0
    return git('rev-parse', 'HEAD') + (dirty ? ' with changes' : '')
  } catch {
    return null
  }
}

const machine = () => ({
  cpus: os.cpus().length,
  cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
  memoryGb: Math.round(os.totalmem() / 2 ** 30),
  system: `${os.type()} ${os.release()}`,
  loadAtEnd: os.loadavg()[0],
})

/** Writes the comparison with every round behind it; answers where. */
export const writeReport = (lines: Line[], rounds: Record<string, Rounds>, quick: boolean): string => {
  const report = {
    date: new Date().toISOString(),
    commit: commit(),
    quick,
    node: process.version,
    machine: machine(),
  }
  mkdirSync('bench/results', { recursive: true })
  writeFileSync(file, `${JSON.stringify({ ...report, lines, rounds }, null, 2)}\n`)
  return file
}
