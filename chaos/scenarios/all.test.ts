import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { scenarios } from './all'
import { proofs } from './proofs'

const docs = readFileSync(path.resolve(import.meta.dirname, '../../docs/chaos.md'), 'utf8')
const everything = [...scenarios, ...proofs]

it('every scenario has a name of its own', () => {
  expect(new Set(everything.map(({ name }) => name)).size).toBe(everything.length)
})

it.each(everything)('docs/chaos.md says what $name does', ({ name, what }) => {
  expect(docs).toContain(`| \`${name}\` | ${what} |`)
})

it('the short form holds scenarios and a proof', () => {
  expect(scenarios.filter(({ short }) => short).length).toBeGreaterThan(4)
  expect(proofs.filter(({ short }) => short)).toHaveLength(1)
})
