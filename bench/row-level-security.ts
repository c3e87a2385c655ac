/**
 * What row-level security would cost a send: `node --import tsx bench/row-level-security.ts`. Runs the send statement of
 * lib/domain/messages on a database as full as the benchmark's; the ways take turns with every send, so that a busy machine
 * is busy for all of them. docs/decisions/032 has the figures and what followed.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { sendMessageStatement } from '@/lib/domain/messages/send-message-statement'

const sends = 3_000
const warmUp = 300
const options = '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off'

type Ids = { workspaceId: string; userId: string; sessionId: string; conversationId: string }

const valuesOf = ({ workspaceId, userId, sessionId, conversationId }: Ids) => {
  const one = (value: string | null) => [value]
  const made = [one(uuidv7()), one(uuidv7()), one('note'), one('Where is my order?'), one(null), one(null)]
  return [workspaceId, one(userId), one(sessionId), one(conversationId), ...made, 'send', 3]
}

/** Policies on every tenant table, and a role that they hold for. The owner of the tables still passes. */
const installPolicies = async (owner: pg.Client) => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'workspace_id'`,
  )
  for (const { name } of rows)
    await owner.query(`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON ${name}
        USING (workspace_id = (SELECT current_setting('app.workspace', true)::uuid))`)
  await owner.query(`CREATE ROLE app LOGIN PASSWORD 'app';
    GRANT USAGE ON SCHEMA public, pgboss TO app;
    GRANT ALL ON ALL TABLES IN SCHEMA public, pgboss TO app;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public, pgboss TO app`)
}

const connect = async (connectionString: string) => {
  const client = new pg.Client({ connectionString, options })
  await client.connect()
  return client
}

const asApp = (databaseUrl: string) =>
  Object.assign(new URL(databaseUrl), { username: 'app', password: 'app' }).href

type Way = { name: string; send: (ids: Ids) => Promise<unknown> }

const waysOf = async (
  databaseUrl: string,
  { workspaceId }: Ids,
): Promise<{ ways: Way[]; close: () => Promise<void> }> => {
  const [owner, session, transaction] = await Promise.all([
    connect(databaseUrl),
    connect(asApp(databaseUrl)),
    connect(asApp(databaseUrl)),
  ])
  await session.query(`SELECT set_config('app.workspace', $1, false)`, [workspaceId])
  const run = (client: pg.Client, ids: Ids) =>
    client.query({ ...sendMessageStatement, values: valuesOf(ids) })
  const ways: Way[] = [
    { name: 'as it is: one statement, no policies', send: (ids) => run(owner, ids) },
    { name: 'policies alone (the setting stays on the connection)', send: (ids) => run(session, ids) },
    {
      name: 'policies, set_config(…, true) in a transaction',
      send: async (ids) => {
        await transaction.query('BEGIN')
        await transaction.query({
          name: 'set-workspace',
          text: `SELECT set_config('app.workspace', $1, true)`,
          values: [ids.workspaceId],
        })
        const { rows } = await run(transaction, ids)
        if (rows.length === 0) throw new Error('nothing was sent')
        await transaction.query('COMMIT')
      },
    },
  ]
  return {
    ways,
    close: async () => void (await Promise.all([owner.end(), session.end(), transaction.end()])),
  }
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const measure = async (ways: Way[], ids: Ids) => {
  const taken = ways.map((): number[] => [])
  for (let count = 0; count < warmUp + sends; count++)
    for (const [index, way] of ways.entries()) {
      const before = performance.now()
      await way.send(ids)
      if (count >= warmUp) taken[index]?.push(performance.now() - before)
    }
  const medians = taken.map(median)
  for (const [index, { name }] of ways.entries()) {
    const more = ((medians[index] ?? 0) / (medians[0] ?? 1) - 1) * 100
    process.stdout.write(
      `${(medians[index] ?? 0).toFixed(3)} ms  ${more >= 0 ? '+' : ''}${more.toFixed(0)} %  ${name}\n`,
    )
  }
}

const dataDir = mkdtempSync(path.join(tmpdir(), 'parley-rls-'))
const postgres = await startEmbeddedPostgres({ dataDir })
try {
  Object.assign(process.env, {
    DATABASE_URL: postgres.databaseUrl,
    NEXTAUTH_SECRET: 'a secret for the benchmark alone',
  })
  const { fillParley } = await import('./data/fill-parley')
  const { conversations } = await fillParley(postgres.databaseUrl)
  const owner = await connect(postgres.databaseUrl)
  const { rows } = await owner.query<Ids>(
    `SELECT c.workspace_id AS "workspaceId", c.id AS "conversationId", s.id AS "sessionId", s.user_id AS "userId"
     FROM conversations c JOIN sessions s ON s.workspace_id = c.workspace_id WHERE c.id = $1 LIMIT 1`,
    [conversations[0]],
  )
  await installPolicies(owner)
  await owner.end()
  const [ids] = rows
  if (!ids) throw new Error('there is no conversation to write in')
  const { ways, close } = await waysOf(postgres.databaseUrl, ids)
  await measure(ways, ids)
  await close()
} finally {
  await postgres.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
