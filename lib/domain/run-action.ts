import { db, type Prisma } from '@/lib/db/client'
import { appendStatement, appendValues, type EventRow, type NewEvent, storedEvent } from '@/lib/events/log'
import { announce } from '@/lib/events/relay'

export type Transaction = Prisma.TransactionClient
type Outcome<Result> = { result: Result; events: NewEvent[] }

type PrismaFailure = {
  code?: string
  meta?: { driverAdapterError?: { cause?: { originalCode?: string } } }
}

// Prisma's "lost a race" and "could not start or finish the transaction in time"; a raw statement's serialization failure
// or deadlock comes with the code of Postgres inside.
const isTransient = (cause: unknown) => {
  const { code = '', meta } = cause as PrismaFailure
  const postgresCode = meta?.driverAdapterError?.cause?.originalCode ?? ''
  return ['P2034', 'P2028'].includes(code) || ['40001', '40P01'].includes(postgresCode)
}

const attempt = <Result>(workspaceId: string, action: (tx: Transaction) => Promise<Outcome<Result>>) =>
  db().$transaction(async (tx) => {
    const { result, events } = await action(tx)
    if (events.length === 0) return { result, rows: [] }
    const rows = await tx.$queryRawUnsafe<EventRow[]>(
      appendStatement.text,
      ...appendValues(workspaceId, events),
    )
    return { result, rows }
  })

/**
 * One change and its events, together or not at all (R1): runs `action` in a transaction, appends the events it answers
 * with as the last statement, and announces them after COMMIT. Repeats a transaction that lost a race, at most twice.
 */
export const runAction = async <Result>(
  workspaceId: string,
  action: (tx: Transaction) => Promise<Outcome<Result>>,
): Promise<Result> => {
  for (let tries = 1; ; tries++) {
    try {
      const { result, rows } = await attempt(workspaceId, action)
      announce(rows.map(storedEvent))
      return result
    } catch (cause) {
      if (tries === 3 || !isTransient(cause)) throw cause
    }
  }
}
