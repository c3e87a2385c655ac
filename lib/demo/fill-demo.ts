import { V7Generator } from 'uuidv7'
import { newWamid } from '@/lib/channels/sandbox/webhook-payload'
import { db, type Prisma } from '@/lib/db/client'
import { buildRows, type ConversationRows } from './build-rows'
import { createDemoWorkspace, hashPeople } from './demo-workspace'
import { scripts } from './scripts'
import { seedPhones } from './seed-phones'

/** Any number that nothing else locks: two nodes that start at once must not both fill. */
const lock = 7_275_394

/** Few enough parameters for one statement of Postgres, which takes 65,535. */
const batch = 1_000

const months = 30 * 24 * 60 * 60 * 1000

// Ids that are as old as what they name, so that order by id is order of time, as if it had happened here.
const idMaker = () => {
  const generator = new V7Generator()
  generator.setRollbackAllowance(0)
  return (at: Date) => generator.generateOrResetWithTs(at.getTime()).toString()
}

const insert = async (tx: Prisma.TransactionClient, rows: ConversationRows[]) => {
  await tx.contact.createMany({ data: rows.map(({ contact }) => contact) })
  await tx.conversation.createMany({ data: rows.map(({ conversation }) => conversation) })
  const messages = rows.flatMap((row) => row.messages)
  for (let start = 0; start < messages.length; start += batch)
    await tx.message.createMany({ data: messages.slice(start, start + batch) })
  await tx.readPosition.createMany({ data: rows.flatMap(({ readPositions }) => readPositions) })
  return messages.length
}

const fill = async (people: Awaited<ReturnType<typeof hashPeople>>): Promise<number | null> =>
  db().$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lock}::bigint)`
      if ((await tx.workspace.count()) > 0) return null
      const now = new Date()
      const newId = idMaker()
      const made = await createDemoWorkspace(tx, people, {
        newId,
        opened: new Date(now.getTime() - 4 * months),
      })
      const told = scripts.map((script) => ({
        script,
        rows: buildRows(script, { ...made, now, newId, newWamid }),
      }))
      const messages = await insert(
        tx,
        told.map(({ rows }) => rows),
      )
      const onPhones = told.filter(({ script }) => script.phone).map(({ rows }) => rows)
      // In the same transaction: a desk whose customers have no phones could never be mended.
      await seedPhones(made, onPhones, tx)
      return messages
    },
    { timeout: 30_000, maxWait: 10_000 },
  )

/**
 * Fills an empty database with the demo: one workspace with people, a sandbox number, and weeks of talk. Does nothing
 * when there is any workspace.
 */
export const fillDemo = async (onProgress: (text: string) => void): Promise<void> => {
  if ((await db().workspace.count()) > 0) return
  onProgress('Filling the demo workspace')
  const messages = await fill(await hashPeople())
  if (messages === null) return
  onProgress(`The demo has ${scripts.length} conversations with ${messages} messages`)
}
