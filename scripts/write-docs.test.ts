import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { accessMatrix } from '@/lib/testing/access-matrix'
import { generatedPages, sections, withSections } from './docs/sections'

const root = path.resolve(import.meta.dirname, '..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const pages = [
  'README.md',
  ...readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
]

describe('what is generated in the pages', () => {
  it.each(generatedPages)('%s says what the contract says now (else: npm run docs)', (page) => {
    expect(read(page)).toBe(withSections(read(page)))
  })

  it('is all there', () => {
    const marked = generatedPages.flatMap((page) =>
      [...read(page).matchAll(/<!-- generated: (\w+) -->[\s\S]*?<!-- end of \1 -->/g)].map(
        ([, name]) => name,
      ),
    )
    expect(marked.sort()).toEqual(Object.keys(sections).sort())
  })
})

/** The permission that a route asks for, from its source; undefined where it authenticates in its own way. */
const permissionOf = (call: string) => {
  const [method = '', route = ''] = call.split(' ')
  const source = read(`app${route}/route.ts`)
  return source.match(new RegExp(`export const ${method} = withRoute\\(\\s*{ permission: '([^']+)'`))?.[1]
}

describe('docs/api.md', () => {
  const chapters = new Map(
    read('docs/api.md')
      .split(/^### /m)
      .slice(1)
      .map((text) => [text.match(/^`((?:GET|POST|PUT|PATCH|DELETE) [^`]+)`/)?.[1], text]),
  )
  chapters.delete(undefined)
  const calls = Object.keys(accessMatrix).filter((call) => !call.includes('/api/auth/'))
  const named = (call: string) => call.replaceAll(/\[(\w+)\]/g, ':$1')

  it('has a chapter for every route, and no other', () => {
    expect([...chapters.keys()].sort()).toEqual(calls.map(named).sort())
  })

  it.each(calls)('names the permission of %s', (call) => {
    const permission = permissionOf(call)
    expect(chapters.get(named(call))).toContain(
      permission ? `Permission: \`${permission}\`` : 'Permission: none',
    )
  })
})

describe('docs/realtime.md', () => {
  const rules = read('docs/realtime.md')
    .split(/^### (?=R\d+ )/m)
    .slice(1)
    .map((text) => ({
      rule: text.match(/^R\d+/)?.[0] ?? '',
      tests: [...(text.match(/^Shown by: (.*)$/m)?.[1]?.matchAll(/`([^`]+)`/g) ?? [])].map(
        ([, file]) => file,
      ),
    }))

  it('has the rules R1 to R18', () => {
    expect(rules.map(({ rule }) => rule)).toEqual(Array.from({ length: 18 }, (_, index) => `R${index + 1}`))
  })

  it.each(rules)('names tests of $rule that carry its number', ({ rule, tests }) => {
    for (const file of tests) expect(read(file ?? ''), file).toContain(`[${rule}]`)
  })
})

describe.each(pages)('%s', (page) => {
  const text = read(page)

  it('names only files that are there', () => {
    const inCode = [
      ...text.matchAll(/`((?:app|bench|chaos|components|docs|e2e|lib|prisma|scripts|stores)\/[^`*<>\s]+)`/g),
    ]
    const missing = inCode.map(([, file = '']) => file).filter((file) => !existsSync(path.join(root, file)))
    expect(missing).toEqual([])
  })

  it('names only commands that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = [...text.matchAll(/npm run ([a-z][\w-]*)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it('links only to what is there', () => {
    const links = [...text.matchAll(/[^!]\[[^\]]*\]\((?!https?:)([^)#\s]+)/g)].map(([, link = '']) => link)
    const missing = links.filter((link) => !existsSync(path.join(root, path.dirname(page), link)))
    expect(missing).toEqual([])
  })
})
