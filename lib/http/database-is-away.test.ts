import { describe, expect, it } from 'vitest'
import { databaseIsAway } from './database-is-away'

const prisma = (code: string | undefined, driver: object) =>
  Object.assign(new Error('Invalid invocation'), { code, meta: { driverAdapterError: { cause: driver } } })

describe('a database that is away', () => {
  it.each([
    ['a refused connection', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['a reset connection', Object.assign(new Error('read'), { code: 'ECONNRESET' })],
    ['a shutdown in between', Object.assign(new Error('terminating'), { code: '57P01' })],
    ['a Postgres that starts', Object.assign(new Error('starting up'), { code: '57P03' })],
    ['a broken connection', new Error('Connection terminated unexpectedly')],
    ['a process that is about to end', new Error('Cannot use a pool after calling end on the pool')],
    ['a pool without a free connection', new Error('timeout exceeded when trying to connect')],
    ['Prisma without a server', prisma('P1001', { kind: 'DatabaseNotReachable' })],
    ['Prisma with a closed connection', prisma('P1017', { kind: 'ConnectionClosed' })],
    [
      'Prisma in a transaction that cannot begin',
      Object.assign(new Error('Transaction API error'), { code: 'P2028' }),
    ],
    ['Prisma with Postgres’ own code', prisma('P2010', { kind: 'postgres', originalCode: '57P01' })],
    [
      'a driver error without a code',
      Object.assign(new Error('x'), { cause: { kind: 'postgres', code: '57P03' } }),
    ],
  ])('%s', (_, cause) => expect(databaseIsAway(cause)).toBe(true))

  it.each([
    ['a key that is taken', Object.assign(new Error('duplicate key'), { code: '23505' })],
    [
      'Prisma with a key that is taken',
      prisma('P2002', { kind: 'UniqueConstraintViolation', originalCode: '23505' }),
    ],
    ['a mistake of ours', new TypeError('x is not a function')],
    ['nothing', undefined],
  ])('is not %s', (_, cause) => expect(databaseIsAway(cause)).toBe(false))
})
