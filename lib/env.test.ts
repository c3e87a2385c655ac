import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readEnv } from './env'
import { OperatorError } from './operator-error'

const secret = 'a secret that is long enough, I say'
const databaseUrl = 'postgresql://user:password@db.example:5432/parley'

function complaint(source: Record<string, string>): string {
  try {
    readEnv(source)
  } catch (error) {
    if (error instanceof OperatorError) return error.message
    throw error
  }
  return ''
}

describe('readEnv', () => {
  it('needs nothing, and turns on the demo with the embedded database', () => {
    expect(readEnv({})).toEqual({
      PORT: 3000,
      NODE_ENV: 'development',
      DATA_DIR: './data',
      DATABASE_POOL_SIZE: 10,
      NEXTAUTH_URL: 'http://localhost:3000',
      TRUST_PROXY: 'off',
      WHATSAPP_GRAPH_URL: 'https://graph.facebook.com/v25.0',
      SANDBOX: 'on',
      DEMO: 'on',
      WORKERS: 'on',
      WEB: 'on',
      LOG_LEVEL: 'info',
    })
  })

  it('turns the demo and the sandbox off with a database of your own, unless asked for', () => {
    const given = { DATABASE_URL: databaseUrl, NEXTAUTH_SECRET: secret }
    expect(readEnv(given)).toMatchObject({ SANDBOX: 'off', DEMO: 'off' })
    expect(readEnv({ ...given, SANDBOX: 'on' })).toMatchObject({ SANDBOX: 'on', DEMO: 'off' })
  })

  it('takes an empty variable for an unset one', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: '', NEXTAUTH_URL: '' })).toEqual(readEnv({}))
  })

  it('takes the number of proxies that may say who calls', () => {
    expect(readEnv({ TRUST_PROXY: '2' }).TRUST_PROXY).toBe(2)
    expect(complaint({ TRUST_PROXY: 'all' })).toMatch(/^TRUST_PROXY must be off, or how many/)
  })

  it('derives NEXTAUTH_URL from the port', () => {
    expect(readEnv({ PORT: '4123' }).NEXTAUTH_URL).toBe('http://localhost:4123')
  })

  it('requires a secret with DATABASE_URL', () => {
    expect(complaint({ DATABASE_URL: databaseUrl })).toMatch(
      /^With DATABASE_URL set, NEXTAUTH_SECRET must be .*$/,
    )
  })

  it.each([
    [{ PORT: '70000' }, 'PORT must be a port number from 1 to 65535.'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must be a Postgres address'],
    [{ NEXTAUTH_SECRET: 'short' }, 'NEXTAUTH_SECRET must be a secret of at least 32 characters'],
    [{ NEXTAUTH_URL: 'javascript:alert(1)' }, 'NEXTAUTH_URL must be the address people open'],
    [{ SANDBOX: 'yes' }, 'SANDBOX must be on or off.'],
    [{ DATABASE_POOL_SIZE: '0' }, 'DATABASE_POOL_SIZE must be a whole number from 1 to 200.'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be fatal'],
  ])('says in one line what is wrong with %o', (source, text) => {
    expect(complaint(source)).toContain(text)
    expect(complaint(source)).not.toContain('\n')
  })

  it('says every problem, a line each, and repeats no secret', () => {
    const text = complaint({ PORT: 'x', NEXTAUTH_SECRET: 'hunter2' })
    expect(text.split('\n')).toHaveLength(2)
    expect(text).not.toContain('hunter2')
  })

  it('is what .env.example names, variable for variable', () => {
    const named = readFileSync('.env.example', 'utf8').match(/^[A-Z_]+(?==)/gm)
    const secrets = ['NEXTAUTH_SECRET', 'OPERATOR_TOKEN', 'METRICS_TOKEN']
    const optional = ['HOST', 'DATABASE_URL', 'REDIS_URL', ...secrets]
    expect(named?.sort()).toEqual([...Object.keys(readEnv({})), ...optional].sort())
  })
})
