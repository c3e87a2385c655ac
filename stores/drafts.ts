import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { deviceStorage } from './device-storage'

/** `seenPosition`: the newest message that was there when it was begun; null while there is nothing written. */
export type Draft = { text: string; note: boolean; replyToId: string | null; seenPosition: number | null }

/** `writtenAt`: ms, this device's clock. `unsaved`: the server does not have it yet. */
export type KeptDraft = Draft & { writtenAt: number; unsaved: boolean }

export const emptyDraft: Draft = { text: '', note: false, replyToId: null, seenPosition: null }

/** `owner`: whose drafts they are; another person who signs in on this browser must not see them. */
type DraftsState = { owner: string | null; drafts: Record<string, KeptDraft> }

/** What is written and not yet sent, per conversation; kept over reloads on this device, and by the server for the others. */
export const useDrafts = create<DraftsState>()(
  persist((): DraftsState => ({ owner: null, drafts: {} }), {
    name: 'parley-drafts',
    storage: deviceStorage(),
    version: 2,
    // Nobody knows whose workspace older ones belong to.
    migrate: () => ({ owner: null, drafts: {} }),
  }),
)

export const putDraft = (conversationId: string, draft: KeptDraft) =>
  useDrafts.setState((state) => ({ drafts: { ...state.drafts, [conversationId]: draft } }))

/** A change made by the person, here and now. */
export const changeDraft = (conversationId: string, change: Partial<Draft>) => {
  const known = useDrafts.getState().drafts[conversationId] ?? emptyDraft
  putDraft(conversationId, { ...known, ...change, writtenAt: Date.now(), unsaved: true })
}

/** After sending: the text goes, the mode stays. */
export const clearDraft = (conversationId: string) =>
  changeDraft(conversationId, { text: '', replyToId: null, seenPosition: null })

/** Puts words back that were on their way out, in front of what has been written since. */
export const putBack = (conversationId: string, words: Draft) => {
  const { text } = useDrafts.getState().drafts[conversationId] ?? emptyDraft
  changeDraft(conversationId, { ...words, text: [words.text, text].filter(Boolean).join('\n') })
}

/** Somebody is signed in here: drafts that another person left behind, when their session ended, go. */
export const claimDrafts = (nextOwner: string) =>
  useDrafts.setState(({ owner, drafts }) => ({
    owner: nextOwner,
    drafts: owner === nextOwner ? drafts : {},
  }))

/** On sign-out: another person may use this browser next. */
export const forgetDrafts = () => useDrafts.setState({ owner: null, drafts: {} })
