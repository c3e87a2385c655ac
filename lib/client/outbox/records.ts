import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { PendingMessage } from '@/stores/outbox'

/** `owner`: whose it is, `<workspace>:<user>`; nobody else who signs in on this browser reads or sends it. */
export type OutboxRecord = Omit<PendingMessage, 'stored'> & { owner: string }

type Schema = DBSchema & {
  /** The key counts up, so that it is the order in which messages were written, whatever the clock does. */
  messages: { key: number; value: OutboxRecord; indexes: { owner: string; clientMsgId: string } }
}

/** A disk that does not answer must not hold a message up; its author is told that it is in this window only. */
const answerWithin = 3_000

let opened: IDBPDatabase<Schema> | undefined
let opening: Promise<IDBPDatabase<Schema>> | undefined

const forget = () => {
  opened?.close()
  opened = undefined
  opening = undefined
}

const open = (): Promise<IDBPDatabase<Schema>> => {
  opening ??= openDB<Schema>('parley-outbox', 1, {
    upgrade: (database) => {
      const messages = database.createObjectStore('messages', { autoIncrement: true })
      messages.createIndex('owner', 'owner')
      messages.createIndex('clientMsgId', 'clientMsgId', { unique: true })
    },
    // A tab with newer code wants another version, or the browser closed it: opened anew when it is needed next.
    blocking: forget,
    terminated: forget,
  }).then(
    (database) => (opened = database),
    (cause) => {
      opening = undefined
      throw cause
    },
  )
  return opening
}

const within = <Result>(work: Promise<Result>): Promise<Result> => {
  let timer: ReturnType<typeof setTimeout>
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the device’s storage does not answer')), answerWithin)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

const writing = (database: IDBPDatabase<Schema>) =>
  database.transaction('messages', 'readwrite', { durability: 'relaxed' })

/**
 * Keeps a message on this device. Once the database is open, the write leaves this window before the call returns, and its
 * commit with it: a tab that dies right after has handed it over. Answers all that its owner has now. Rejects when the
 * device cannot keep it.
 */
export const addRecord = (record: OutboxRecord): Promise<OutboxRecord[]> => {
  const add = async (database: IDBPDatabase<Schema>) => {
    const transaction = writing(database)
    const added = transaction.store.add(record)
    const all = transaction.store.index('owner').getAll(record.owner)
    transaction.commit()
    await Promise.all([added, all, transaction.done])
    return all
  }
  return within(opened ? add(opened) : open().then(add))
}

/** Changes a message that is still there; nothing when another tab has taken it away. */
export const changeRecord = async (clientMsgId: string, change: Partial<OutboxRecord>): Promise<void> => {
  const { store, done } = writing(await within(open()))
  const cursor = await store.index('clientMsgId').openCursor(clientMsgId)
  if (cursor) await cursor.update({ ...cursor.value, ...change })
  await done
}

export const removeRecord = async (clientMsgId: string): Promise<void> => {
  const { store, done } = writing(await within(open()))
  const key = await store.index('clientMsgId').getKey(clientMsgId)
  if (key !== undefined) await store.delete(key)
  await done
}

/** A person's messages, in the order in which they were written. */
export const readRecords = async (owner: string): Promise<OutboxRecord[]> =>
  within((await within(open())).getAllFromIndex('messages', 'owner', owner))
