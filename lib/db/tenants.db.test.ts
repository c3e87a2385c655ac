import { describe, expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database'
import { run } from './pool'

useTestDatabase()

// What is a person's own, whichever workspaces they are in; the workspaces themselves, and what the database is called.
const shared = [
  '_prisma_migrations',
  'database_identity',
  'workspaces',
  'users',
  'second_factors',
  'recovery_codes',
]

const tables = () =>
  run<{ name: string; hasWorkspace: boolean }>(
    {
      name: 'tables',
      text: `SELECT c.relname AS name, EXISTS (SELECT 1 FROM pg_attribute a
          WHERE a.attrelid = c.oid AND a.attname = 'workspace_id' AND a.attnotnull) AS "hasWorkspace"
        FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`,
    },
    [],
  )

/** Every foreign key, with the columns on either side. */
const foreignKeys = () =>
  run<{ name: string; from: string; to: string; columns: string[]; targets: string[] }>(
    {
      name: 'foreign-keys',
      text: `SELECT k.conname AS name, k.conrelid::regclass::text AS "from", k.confrelid::regclass::text AS "to",
          (SELECT array_agg(a.attname::text ORDER BY o.n) FROM unnest(k.conkey) WITH ORDINALITY o(num, n)
            JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = o.num) AS columns,
          (SELECT array_agg(a.attname::text ORDER BY o.n) FROM unnest(k.confkey) WITH ORDINALITY o(num, n)
            JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = o.num) AS targets
        FROM pg_constraint k WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace`,
    },
    [],
  )

describe('the tables', () => {
  it('[R17] all name their workspace, but for those of a person', async () => {
    const without = (await tables()).filter((table) => !table.hasWorkspace).map((table) => table.name)
    expect(without.sort()).toEqual([...shared].sort())
  })

  it('[R17] point at each other within one workspace only', async () => {
    const keys = (await foreignKeys()).filter(
      ({ from, to }) => !shared.includes(from) && !shared.includes(to),
    )
    expect(keys.length).toBeGreaterThan(10)
    for (const { name, columns, targets } of keys) {
      const at = columns.indexOf('workspace_id')
      expect(at, name).toBeGreaterThanOrEqual(0)
      expect(targets[at], name).toBe('workspace_id')
    }
  })
})
