import { z } from 'zod'
import { OperatorError } from './operator-error'

const onOrOff = z.enum(['on', 'off'])
const number = (least: number, most: number) => z.coerce.number().int().min(least).max(most)

const schema = z.object({
  /** The port to serve on. */
  PORT: number(1, 65_535).default(3000),
  /** The address to listen on; unset means every address of the machine. */
  HOST: z.string().optional(),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  /** Where the embedded database and its secrets are kept. */
  DATA_DIR: z.string().default('./data'),
  /** A Postgres to use; unset means the embedded one. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Connections to the database that one process may hold. */
  DATABASE_POOL_SIZE: number(1, 200).default(10),
  /** A Redis that several nodes share; unset means that this process serves alone. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  /** Signs sessions. Made once and kept in DATA_DIR with the embedded database. */
  NEXTAUTH_SECRET: z.string().min(32).optional(),
  /** The address people open, such as https://inbox.example.com. */
  NEXTAUTH_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** How many reverse proxies stand in front of this server; their X-Forwarded-For says where callers are. */
  TRUST_PROXY: z.literal('off').or(number(1, 10)).default('off'),
  /** Where the WhatsApp Cloud API is; the sandbox and tests stand in for it. */
  WHATSAPP_GRAPH_URL: z.url({ protocol: /^https?$/ }).default('https://graph.facebook.com/v25.0'),
  /** Opens the figures of all workspaces to whoever runs this installation. */
  OPERATOR_TOKEN: z.string().min(16).optional(),
  /** Opens /metrics to Prometheus; unset, there is no such page. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Whether the stand-in for WhatsApp, with its phone at /sandbox, is served. */
  SANDBOX: onOrOff.optional(),
  /** Whether an empty database is filled with a demo workspace. */
  DEMO: onOrOff.optional(),
  /** Whether this process works on jobs; off for a node that only serves. */
  WORKERS: onOrOff.default('on'),
  /** Whether this process serves pages, API and sockets; off for a node that only works on jobs. */
  WEB: onOrOff.default('on'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

// What each variable takes, in words: a person reads this, not a schema.
const expectations: Record<keyof z.infer<typeof schema>, string> = {
  PORT: 'a port number from 1 to 65535',
  HOST: 'an address to listen on',
  NODE_ENV: 'development, production or test',
  DATA_DIR: 'a folder',
  DATABASE_URL: 'a Postgres address such as postgresql://user:password@host:5432/parley',
  DATABASE_POOL_SIZE: 'a whole number from 1 to 200',
  REDIS_URL: 'a Redis address such as redis://user:password@host:6379',
  NEXTAUTH_SECRET: 'a secret of at least 32 characters, such as the output of: openssl rand -base64 32',
  NEXTAUTH_URL: 'the address people open, such as https://inbox.example.com',
  TRUST_PROXY: 'off, or how many proxies stand in front of Parley, from 1 to 10',
  WHATSAPP_GRAPH_URL: 'a web address such as https://graph.facebook.com/v25.0',
  OPERATOR_TOKEN: 'a secret of at least 16 characters',
  METRICS_TOKEN: 'a secret of at least 16 characters',
  SANDBOX: 'on or off',
  DEMO: 'on or off',
  WORKERS: 'on or off',
  WEB: 'on or off',
  LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent',
}

/** The configuration of this process, with every default filled in. */
export type Env = ReturnType<typeof readEnv>

/**
 * Reads the configuration from environment variables. An empty variable counts as unset.
 *
 * SANDBOX and DEMO are on with the embedded database and off with DATABASE_URL, so that a deployment
 * starts empty; `server.ts` writes what it resolved back to process.env before Next starts, because
 * Next's own copy of this file sees nothing else.
 *
 * @param source the variables, process.env unless a test says otherwise
 * @throws {OperatorError} with one line for each problem
 */
export function readEnv(source: Record<string, string | undefined> = process.env) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw new OperatorError(problems(parsed.error))
  const values = parsed.data
  if (values.DATABASE_URL && !values.NEXTAUTH_SECRET) {
    throw new OperatorError(`With DATABASE_URL set, NEXTAUTH_SECRET must be ${expectations.NEXTAUTH_SECRET}.`)
  }
  if (values.WEB === 'off' && values.WORKERS === 'off') {
    throw new OperatorError('With WEB and WORKERS both off there is nothing to do: switch one of them on.')
  }
  const unlessDeployed = values.DATABASE_URL ? 'off' : 'on'
  return {
    ...values,
    NEXTAUTH_URL: values.NEXTAUTH_URL ?? `http://localhost:${values.PORT}`,
    SANDBOX: values.SANDBOX ?? unlessDeployed,
    DEMO: values.DEMO ?? unlessDeployed,
  }
}

// The value itself is not repeated: it may be a secret.
function problems(error: z.ZodError): string {
  const names = new Set(error.issues.map((issue) => String(issue.path[0])))
  return [...names].map((name) => `${name} must be ${expectation(name)}.`).join('\n')
}

function expectation(name: string): string {
  return name in expectations ? expectations[name as keyof typeof expectations] : 'different'
}

/** The configuration once `server.ts` has found the database and the secret. */
export type ResolvedEnv = Env & { DATABASE_URL: string; NEXTAUTH_SECRET: string }

let cached: ResolvedEnv | undefined

/**
 * The configuration of this process, read once, when it is first asked for. `server.ts` itself uses
 * `readEnv`, starts the database, makes the secret, and writes both to process.env first.
 *
 * @throws {OperatorError} as `readEnv` does, or when there is no database or secret yet
 */
export function env(): ResolvedEnv {
  cached ??= resolve(readEnv())
  return cached
}

function resolve(values: Env): ResolvedEnv {
  const { DATABASE_URL, NEXTAUTH_SECRET } = values
  if (DATABASE_URL && NEXTAUTH_SECRET) return { ...values, DATABASE_URL, NEXTAUTH_SECRET }
  throw new OperatorError(
    'DATABASE_URL and NEXTAUTH_SECRET are not known in this process: start Parley with npm start.',
  )
}
