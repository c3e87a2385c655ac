import type { Draft as SavedDraft } from '@/lib/contract/draft'
import { type Draft, emptyDraft, type KeptDraft, putDraft, useDrafts } from '@/stores/drafts'
import { ApiError, api } from './api'
import { createTabChannel } from './tabs'

/** After the last key: short enough for the other device to have it when one gets there. */
const saveAfter = 800
/** What another tab has written it also saves, unless it died. */
const saveForOthersAfter = 5_000
const typedWithin = 3_000

const timers = new Map<string, ReturnType<typeof setTimeout>>()
let typed = { conversationId: '', at: 0 }
/** While a change that came from elsewhere is put into the store: it is not ours to pass on. */
let taking = false

const get = (conversationId: string): KeptDraft | undefined => useDrafts.getState().drafts[conversationId]

const put = (conversationId: string, draft: KeptDraft) => {
  taking = true
  putDraft(conversationId, draft)
  taking = false
}

type Word = { owner: string; conversationId: string; draft: KeptDraft }

const tabs = createTabChannel<Word>('drafts', ({ owner, conversationId, draft }) => {
  const known = get(conversationId)
  if (owner !== useDrafts.getState().owner || (known && known.writtenAt > draft.writtenAt)) return
  put(conversationId, draft)
  if (draft.unsaved) saveSoon(conversationId, saveForOthersAfter)
  else forgetTimer(conversationId)
})

const tell = (conversationId: string, draft: KeptDraft) => {
  const { owner } = useDrafts.getState()
  if (owner !== null) tabs.say({ owner, conversationId, draft })
}

const forgetTimer = (conversationId: string) => {
  clearTimeout(timers.get(conversationId))
  timers.delete(conversationId)
}

const saveSoon = (conversationId: string, delay = saveAfter) => {
  forgetTimer(conversationId)
  timers.set(
    conversationId,
    setTimeout(() => void save(conversationId), delay),
  )
}

const same = (one: Draft, other: Draft) =>
  one.text === other.text && one.note === other.note && one.replyToId === other.replyToId

/** The server's word for it is taken, and passed on to the other tabs. */
const settle = (conversationId: string, { conversationId: _, ...saved }: SavedDraft) => {
  const draft = { ...saved, writtenAt: get(conversationId)?.writtenAt ?? Date.now(), unsaved: false }
  put(conversationId, draft)
  tell(conversationId, draft)
}

/** Gives a draft to the server, which answers the one that stands: of two devices' the one that was written later. */
const save = async (conversationId: string) => {
  forgetTimer(conversationId)
  const draft = get(conversationId)
  if (!draft?.unsaved) return
  const { writtenAt, unsaved: _, ...words } = draft
  try {
    const age = Math.max(0, Date.now() - writtenAt)
    const saved = await api<SavedDraft>('PUT', `/api/conversations/${conversationId}/draft`, {
      ...words,
      age,
    })
    // What was written meanwhile is saved in its turn.
    if (get(conversationId) === draft) settle(conversationId, saved)
  } catch (cause) {
    const again = !(cause instanceof ApiError) || cause.retryable || cause.status === 401
    // Without a connection it waits for the window to be live; what the server will never take stays on this device.
    if (again && navigator.onLine !== false) saveSoon(conversationId, saveForOthersAfter)
  }
}

/** A key was pressed: what is being typed here is not replaced under the hands. */
export const noteTyping = (conversationId: string) => {
  typed = { conversationId, at: Date.now() }
}

/** The field was left: nothing is being typed any more. */
export const noteTypingEnd = () => {
  typed = { conversationId: '', at: 0 }
}

const isBeingTyped = (conversationId: string) =>
  typed.conversationId === conversationId && Date.now() - typed.at < typedWithin && document.hasFocus()

/**
 * The server tells a draft. What this window has written and not saved is put to the server, which decides by time; what is
 * being typed counts as written now.
 */
export const takeDraft = (saved: SavedDraft) => {
  const { conversationId } = saved
  const known = get(conversationId)
  if (known && !same(known, saved) && (known.unsaved || isBeingTyped(conversationId))) {
    const writtenAt = isBeingTyped(conversationId) ? Date.now() : known.writtenAt
    put(conversationId, { ...known, writtenAt, unsaved: true })
    saveSoon(conversationId)
  } else settle(conversationId, saved)
}

/** All that the server has. A draft that it does not have was sent or emptied elsewhere, unless it is yet to be saved. */
export const takeDrafts = (saved: SavedDraft[]) => {
  const there = new Set(saved.map(({ conversationId }) => conversationId))
  for (const draft of saved) takeDraft(draft)
  for (const [conversationId, { unsaved, note }] of Object.entries(useDrafts.getState().drafts))
    if (!unsaved && !there.has(conversationId))
      settle(conversationId, { ...emptyDraft, note, conversationId })
}

/** The window is live: what could not be saved is saved now. */
export const saveDrafts = () => {
  for (const [conversationId, { unsaved }] of Object.entries(useDrafts.getState().drafts))
    if (unsaved) void save(conversationId)
}

/** Before signing out: what the server lacks is given to it, as far as that goes quickly. */
export const saveDraftsNow = async (): Promise<void> => {
  const unsaved = Object.entries(useDrafts.getState().drafts).filter(([, draft]) => draft.unsaved)
  if (unsaved.length === 0 || navigator.onLine === false) return
  const patience = new Promise((resolve) => setTimeout(resolve, 1_000))
  await Promise.race([Promise.all(unsaved.map(([conversationId]) => save(conversationId))), patience])
}

/** Keeps drafts the same in all tabs and devices from now on. Answers how to stop. */
export const followDrafts = (): (() => void) => {
  const stop = useDrafts.subscribe(({ drafts }, { drafts: before }) => {
    if (taking) return
    for (const [conversationId, draft] of Object.entries(drafts)) {
      if (draft === before[conversationId] || !draft.unsaved) continue
      tell(conversationId, draft)
      saveSoon(conversationId)
    }
  })
  return () => {
    stop()
    for (const conversationId of [...timers.keys()]) forgetTimer(conversationId)
  }
}
