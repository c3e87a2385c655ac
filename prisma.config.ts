import { defineConfig } from 'prisma/config'

// Prisma's CLI downloads a schema-engine binary unless this names a file. Parley never runs that
// binary (lib/db/migrate.ts uses the WebAssembly build of the same engine), so any existing file will do.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ||= process.execPath

/** What the Prisma CLI reads. The datasource matters to `prisma migrate deploy` and the like only. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
})
