import { addPending, changePending, type PendingMessage, removePending, setPending } from '@/stores/outbox'
import { createTabChannel } from '../tabs'
import { addRecord, changeRecord, type OutboxRecord, readRecords, removeRecord } from './records'

/** Whose outbox is open here, `<workspace>:<user>`. */
let owner: string | null = null
/** What is not on the device, or not yet. */
const unstored = new Map<string, PendingMessage>()
/** Sent, dropped or taken back here: not looked at again while the device still forgets it. */
const gone = new Set<string>()
const listeners = new Set<(conversationIds: string[]) => void>()
/** Raised by every change, here or in another tab: what was read before one is old. */
let version = 0
/** What was read last. It saves the way to the disk while nothing has changed since. */
let known: { version: number; records: OutboxRecord[] } | null = null

const tabs = createTabChannel<{ owner: string }>('outbox', (word) => {
  if (word.owner === owner) void look()
})

/** Calls back when messages that wait may have come, from whichever tab: the conversations they are in. */
export const onWaiting = (listener: (conversationIds: string[]) => void) => {
  listeners.add(listener)
}

export const currentOwner = () => owner

const readAll = async () => (owner === null ? [] : readRecords(owner).catch(() => []))

/** This person's messages as they are now, oldest first. What the device cannot tell, this window knows of. */
export const readOutbox = async (): Promise<PendingMessage[]> => {
  const mine = version
  const records = known?.version === mine ? known.records : await readAll()
  if (mine === version) known = { version, records }
  const stored = records.map(({ owner: _, ...record }) => ({ ...record, stored: true }))
  const ids = new Set(stored.map(({ clientMsgId }) => clientMsgId))
  const others = [...unstored.values()].filter(({ clientMsgId }) => !ids.has(clientMsgId))
  return [...stored, ...others].filter(({ clientMsgId }) => !gone.has(clientMsgId))
}

/** Reads and shows what is there. A change that happens meanwhile shows it again itself. */
const look = (): Promise<void> => {
  version++
  return show()
}

const show = async (): Promise<void> => {
  const mine = version
  const pending = await readOutbox()
  if (mine !== version) return
  setPending(pending)
  const waiting = pending.filter(({ state }) => state !== 'refused')
  for (const listener of listeners) listener(waiting.map(({ conversationId }) => conversationId))
}

const changed = async () => {
  if (owner !== null) tabs.say({ owner })
  await look()
}

/** Somebody is signed in here: shows what they have not sent yet, in whichever tab they wrote it. */
export const openOutbox = (nextOwner: string): Promise<void> => {
  if (owner !== nextOwner) unstored.clear()
  owner = nextOwner
  return look()
}

/** Signed out: nothing of it is shown or sent here any more. It stays on the device for its owner. */
export const closeOutbox = () => {
  owner = null
  unstored.clear()
  version++
  setPending([])
}

/**
 * Shows a message and keeps it on this device; one that cannot be kept stays in this window, and says so. The write has
 * left the window when this returns, so that a request made after it may go without waiting for the disk.
 */
export const putMessage = async (message: PendingMessage): Promise<void> => {
  const mine = version + 1
  // What was there is still known: only this one is added.
  if (known?.version === version) known = { ...known, version: mine }
  version = mine
  addPending(message)
  unstored.set(message.clientMsgId, message)
  const { stored: _, ...record } = message
  try {
    const records = await addRecord({ ...record, owner: owner ?? '' })
    unstored.delete(message.clientMsgId)
    if (mine === version) known = { version, records }
  } catch {
    unstored.set(message.clientMsgId, { ...message, stored: false })
  }
  if (owner !== null) tabs.say({ owner })
  void show()
}

export const changeMessage = async (clientMsgId: string, change: Partial<PendingMessage>): Promise<void> => {
  version++
  changePending(clientMsgId, change)
  const mine = unstored.get(clientMsgId)
  if (mine) unstored.set(clientMsgId, { ...mine, ...change })
  await changeRecord(clientMsgId, change).catch(() => {})
  await changed()
}

/** It is done with: sent, dropped or taken back. Echo and answer both say so; the second finds nothing to do. */
export const removeMessage = async (clientMsgId: string): Promise<void> => {
  if (gone.has(clientMsgId)) return
  version++
  removePending(clientMsgId)
  unstored.delete(clientMsgId)
  gone.add(clientMsgId)
  await removeRecord(clientMsgId).catch(() => {})
  await changed()
}
