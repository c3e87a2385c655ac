/**
 * `npm run migration -- <name>` writes a new folder below prisma/migrations: the SQL that leads from the
 * last migration to prisma/schema.prisma, to be looked at, completed by hand and committed, and the
 * schema it leads to. The next one starts from that schema rather than from a database, so that what is
 * written by hand (functions, partial indexes) is never taken for drift and dropped.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { migrationsFolder, noFilters } from '@/lib/db/migrations'
import { withSchemaEngine } from '@/lib/db/schema-engine'

const schemaFile = path.join(migrationsFolder, '..', 'schema.prisma')

/** The schema that the newest migration leads to, for the engine to start from. */
function lastSchema() {
  const names = existsSync(migrationsFolder) ? readdirSync(migrationsFolder).sort() : []
  const files = names.map((name) => path.join(migrationsFolder, name, 'schema.prisma')).filter(existsSync)
  const file = files.at(-1)
  return file ? datamodel(file) : { tag: 'empty' as const }
}

function datamodel(file: string) {
  return {
    tag: 'schemaDatamodel' as const,
    files: [{ path: 'schema.prisma', content: readFileSync(file, 'utf8') }],
  }
}

/** The SQL between the two schemas; undefined when they are the same. */
async function writeSql(databaseUrl: string): Promise<string | undefined> {
  const [from, to] = [lastSchema(), datamodel(schemaFile)]
  const { exitCode, stdout } = await withSchemaEngine(databaseUrl, (engine) =>
    engine.diff({ from, to, script: true, exitCode: true, filters: noFilters }),
  )
  return exitCode === 0 ? undefined : (stdout ?? undefined)
}

function keep(name: string, sql: string): string {
  const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const folder = path.join(migrationsFolder, `${time}_${name.replaceAll('-', '_')}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'migration.sql'), sql)
  writeFileSync(path.join(folder, 'schema.prisma'), readFileSync(schemaFile))
  writeFileSync(path.join(migrationsFolder, 'migration_lock.toml'), 'provider = "postgresql"\n')
  return folder
}

async function main(name: string | undefined): Promise<void> {
  if (!name || !/^[a-z0-9-]+$/.test(name)) {
    process.stderr.write('Say what the migration does, in small letters: npm run migration -- add-labels\n')
    process.exitCode = 1
    return
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), 'parley-migration-'))
  // The engine speaks to a database even where it only compares two schemas.
  const database = await startEmbeddedPostgres({ dataDir, durable: false })
  try {
    const sql = await writeSql(database.databaseUrl)
    process.stdout.write(
      sql ? `${keep(name, sql)}\n` : 'The migrations already lead to prisma/schema.prisma.\n',
    )
  } finally {
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

await main(process.argv[2])
