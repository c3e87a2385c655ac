import pg from 'pg'
import { OperatorError } from '@/lib/operator-error'
import { connectionOptions, databaseAddress } from './connection-options'
import { migrationsFolder, noFilters, readMigrations } from './migrations'
import { withSchemaEngine } from './schema-engine'

// Any fixed number will do, as long as it is not 72707369, which Prisma's engine locks for itself.
const lockKey = 7_075_659

/**
 * Brings the database's tables up to date with prisma/migrations. Uses Prisma's engine and its history
 * table, so `prisma migrate deploy` may be used as well. Nodes that start at once take turns.
 *
 * @param databaseUrl the database to migrate
 * @param folder the migrations, prisma/migrations unless a test says otherwise
 * @returns the names of the migrations applied just now, oldest first
 * @throws {OperatorError} when the database does not answer in about 5 s, or a migration fails
 */
export async function migrate(databaseUrl: string, folder = migrationsFolder): Promise<string[]> {
  const client = await connect(databaseUrl)
  try {
    // The lock lives as long as this connection, so a killed node leaves none behind.
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    return await applyMigrations(databaseUrl, folder)
  } finally {
    await client.end()
  }
}

async function applyMigrations(databaseUrl: string, folder: string): Promise<string[]> {
  const migrationsList = await readMigrations(folder)
  try {
    const done = await withSchemaEngine(databaseUrl, (engine) =>
      engine.applyMigrations({ migrationsList, filters: noFilters }),
    )
    return done.appliedMigrationNames
  } catch (error) {
    throw new OperatorError(`The database could not be migrated: ${migrationProblem(error)}`, {
      cause: error,
    })
  }
}

async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client(connectionOptions(databaseUrl))
  // A connection lost later rejects the query that runs; without a listener it would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    throw new OperatorError(connectionProblem(databaseUrl, error), { cause: error })
  }
}

// Codes: https://www.postgresql.org/docs/18/errcodes-appendix.html
function connectionProblem(databaseUrl: string, error: unknown): string {
  const address = databaseAddress(databaseUrl)
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === '28P01' || code === '28000') {
    return `The database at ${address} refuses the user or password: correct DATABASE_URL.`
  }
  if (code === '3D000') return `There is no database at ${address}: create it, or correct DATABASE_URL.`
  return `The database at ${address} does not answer (${oneLine(error)}): see that it runs and that DATABASE_URL is right.`
}

// The engine's message ends in a trace of its own calls ("   0: …"), one of which names the migration.
function migrationProblem(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const [, name] = text.match(/migration_name="([^"]+)"/) ?? []
  const reason = oneLine(text.split(/\n\s*\d+: /)[0])
  return name ? `${name} failed: ${reason}` : reason
}

function oneLine(error: unknown): string {
  // A host with several addresses fails with one error for each, and no text of its own.
  const first = error instanceof AggregateError ? error.errors[0] : error
  const text = first instanceof Error ? first.message : String(first)
  return text.replaceAll(/\s+/g, ' ').trim()
}
