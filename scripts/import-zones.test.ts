import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

// [importing file, what it imports]
const forbidden = [
  ['lib/contract/a.ts', 'react'],
  ['lib/contract/b.ts', '@/lib/db/pool'],
  ['lib/contract/c.ts', '../env'],
  ['lib/db/a.ts', '@/lib/domain/messages/send-message'],
  ['lib/db/b.ts', '../events/log'],
  ['lib/events/a.ts', '@/lib/domain/messages/send-message'],
  ['lib/events/b.ts', '@/lib/realtime/rooms'],
  ['lib/channels/sandbox/a.ts', '@/lib/domain/messages/send-message'],
  ['lib/domain/messages/a.ts', 'next/headers'],
  ['lib/domain/messages/b.ts', 'socket.io'],
  ['lib/domain/messages/c.ts', '../../http/with-route'],
  ['lib/domain/messages/d.ts', '@/lib/jobs/workers'],
  ['lib/domain/messages/e.ts', '@/components/inbox/list'],
  ['lib/domain/f.ts', '../realtime/rooms'],
  ['lib/http/a.ts', '@/stores/outbox'],
  ['lib/realtime/a.ts', '@/lib/client/socket'],
  ['lib/jobs/a.ts', '@/components/ui/button'],
  ['stores/a.ts', '@/lib/client/api'],
  ['stores/b.ts', '../lib/db/pool'],
  ['stores/c.ts', '@tanstack/react-query'],
  ['lib/client/a.ts', '@/lib/domain/messages/send-message'],
  ['lib/client/b.ts', '../db/pool'],
  ['lib/client/c.ts', '@/lib/env'],
  ['lib/client/d.ts', 'node:fs'],
  ['lib/client/e.ts', '@/components/ui/button'],
  ['components/inbox/a.tsx', '@/lib/db/pool'],
  ['components/inbox/b.tsx', '../../lib/events/log'],
  ['components/inbox/c.tsx', '@/lib/http/problem'],
  ['components/inbox/d.tsx', '@/generated/prisma/client'],
  ['components/ui/a.tsx', '@/stores/ui'],
  ['components/ui/b.tsx', '../inbox/list'],
  ['components/ui/c.tsx', 'next/link'],
  ['app/inbox/page.tsx', '@/lib/db/client'],
  ['app/inbox/layout.tsx', '../../lib/events/log'],
  ['app/api/messages/route.ts', '@/lib/db/client'],
] as const

const allowed = [
  ['lib/contract/z.ts', 'zod'],
  ['lib/contract/y.ts', './ids'],
  ['lib/db/z.ts', '@/lib/env'],
  ['lib/events/z.ts', '@/lib/db/pool'],
  ['lib/channels/sandbox/z.ts', '@/lib/contract/message'],
  ['lib/domain/messages/z.ts', '@/lib/events/log'],
  ['lib/domain/messages/y.ts', '../contacts/find-contact'],
  ['lib/http/z.ts', '@/lib/domain/actor'],
  ['stores/z.ts', '@/lib/contract/message'],
  ['lib/client/z.ts', '@/stores/outbox'],
  ['components/inbox/z.tsx', '@/lib/client/api'],
  ['components/inbox/y.tsx', '../auth/sign-in'],
  ['components/ui/z.tsx', './button'],
  ['app/contacts/page.tsx', '@/lib/domain/contacts/list-contacts'],
  ['app/api/contacts/route.ts', '@/lib/http/with-route'],
] as const

const rules = {
  'lib/client/reads-env.ts': ['export const a = process.env.PORT', 'noProcessEnv'],
  'lib/client/any.ts': ['export const a: any = 1', 'noExplicitAny'],
  'lib/client/default.ts': ['export default 1', 'noDefaultExport'],
  'lib/client/barrel.ts': ["export * from './any'", 'noBarrelFile'],
  'lib/client/WrongName.ts': ['export const a = 1', 'useFilenamingConvention'],
  'lib/client/long.ts': ['export const a = 1\n'.repeat(251), 'noExcessiveLinesPerFile'],
  'lib/client/floating.ts': ['export const a = async () => 1\na()', 'noFloatingPromises'],
  'lib/client/one.ts': ["import { b } from './two'\nexport const a = () => b", 'noImportCycles'],
  'lib/client/two.ts': ["import { a } from './one'\nexport const b = () => a", 'noImportCycles'],
} as const

const reportSchema = z.object({
  diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })),
})

const root = path.resolve(import.meta.dirname, '..')
const folder = mkdtempSync(path.join(tmpdir(), 'parley-zones-'))
const found = new Map<string, string[]>()

function plant(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  writeFileSync(path.join(folder, file), text)
}

// All files are linted in one run, in a folder of their own with a copy of our configuration.
beforeAll(() => {
  copyFileSync(path.join(root, 'biome.json'), path.join(folder, 'biome.json'))
  copyFileSync(path.join(root, 'package.json'), path.join(folder, 'package.json'))
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  for (const [file, name] of [...forbidden, ...allowed])
    plant(file, `import { a } from '${name}'\nexport const b = a\n`)
  for (const [file, [text]] of Object.entries(rules)) plant(file, text)
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome')
  const args = ['lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', '.']
  const report = readReport([biome, ...args])
  for (const { category, location } of report.diagnostics) {
    found.set(location.path, [...(found.get(location.path) ?? []), category])
  }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function readReport(command: string[]) {
  try {
    execFileSync(process.execPath, command, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    // Biome ends with 1 when it has found something, as it should here.
    if (error instanceof Error && 'stdout' in error)
      return reportSchema.parse(JSON.parse(String(error.stdout)))
    throw error
  }
  throw new Error('Biome found nothing at all')
}

describe('lint', () => {
  it.each(forbidden)('forbids %s to import %s', (file) => {
    expect(found.get(file)).toContain('lint/style/noRestrictedImports')
  })

  it.each(allowed)('allows %s to import %s', (file) => {
    expect(found.get(file) ?? []).not.toContain('lint/style/noRestrictedImports')
  })

  it.each(Object.entries(rules))('looks at %s', (file, [, rule]) => {
    expect(found.get(file)?.map((category) => category.split('/').at(-1))).toContain(rule)
  })
})
