import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readEnv } from '@/lib/env'

const read = (file: string) => readFileSync(path.resolve(import.meta.dirname, '..', file), 'utf8')

// lib/env.ts says in words what each variable takes, typed so that none can be left out.
const variables = [
  ...(read('lib/env.ts').match(/const expectations[\s\S]*?\n}/)?.[0] ?? '').matchAll(/^ {2}([A-Z_]+):/gm),
]
  .map(([, name = '']) => name)
  .sort()

/** The README's table: a variable's name and its default, as code. */
const rows = [...read('README.md').matchAll(/^\| `([A-Z_]+)` \| ([^|]*) \|/gm)].map(
  ([, name = '', value = '']) => ({
    name,
    value: value.trim(),
  }),
)

describe('the configuration', () => {
  it('has variables', () => {
    expect(variables).toContain('DATABASE_URL')
  })

  it('is named in the README, each variable once', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual(variables)
  })

  it('is named in .env.example, each variable once', () => {
    const named = [...read('.env.example').matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, name = '']) => name)
    expect(named.sort()).toEqual(variables)
  })

  it.each(rows.filter(({ value }) => /^`[^`]*`$/.test(value)))(
    'defaults $name to $value',
    ({ name, value }) => {
      const defaults: Record<string, unknown> = readEnv({})
      expect(`\`${defaults[name]}\``).toBe(value)
    },
  )
})
