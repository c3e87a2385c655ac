import { addPending, changePending, type PendingMessage, removePending, setPending } from '@/stores/outbox'
import { createTabChannel } from '../tabs'
import { addRecord, changeRecord, readRecords, removeRecord } from './records'

/** Whose outbox is open here, `<workspace>:<user>`. */
let owner: string | null = null
/** What is not on the device, or not yet. */
const unstored = new Map<string, PendingMessage>()
const listeners = new Set<(conversationIds: string[]) => void>()
/** Raised by every change: what was read before one is old. */
let version = 0

const tabs = createTabChannel<{ owner: string }>('outbox', (word) => {
  if (word.owner === owner) void look()
})

/** Calls back when messages that wait may have come, from whichever tab: the conversations they are in. */
export const onWaiting = (listener: (conversationIds: string[]) => void) => {
  listeners.add(listener)
}

export const currentOwner = () => owner

/** This person's messages as they are now, oldest first. What the device cannot tell, this window knows of. */
export const readOutbox = async (): Promise<PendingMessage[]> => {
  const records = owner === null ? [] : await readRecords(owner).catch(() => [])
  const stored = records.map(({ owner: _, ...record }) => ({ ...record, stored: true }))
  const ids = new Set(stored.map(({ clientMsgId }) => clientMsgId))
  return [...stored, ...[...unstored.values()].filter(({ clientMsgId }) => !ids.has(clientMsgId))]
}

/** Shows what is there. A change that happens meanwhile shows it again itself. */
const look = async (): Promise<void> => {
  const mine = ++version
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

/** Shows a message and keeps it on this device; one that cannot be kept stays in this window, and says so. */
export const putMessage = async (message: PendingMessage): Promise<void> => {
  version++
  addPending(message)
  unstored.set(message.clientMsgId, message)
  const { stored: _, ...record } = message
  try {
    await addRecord({ ...record, owner: owner ?? '' })
    unstored.delete(message.clientMsgId)
  } catch {
    unstored.set(message.clientMsgId, { ...message, stored: false })
  }
  await changed()
}

export const changeMessage = async (clientMsgId: string, change: Partial<PendingMessage>): Promise<void> => {
  version++
  changePending(clientMsgId, change)
  const mine = unstored.get(clientMsgId)
  if (mine) unstored.set(clientMsgId, { ...mine, ...change })
  await changeRecord(clientMsgId, change).catch(() => {})
  await changed()
}

export const removeMessage = async (clientMsgId: string): Promise<void> => {
  version++
  removePending(clientMsgId)
  unstored.delete(clientMsgId)
  await removeRecord(clientMsgId).catch(() => {})
  await changed()
}
