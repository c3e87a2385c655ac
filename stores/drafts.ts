import { create } from 'zustand'
import { persist } from 'zustand/middleware'

export type Draft = { text: string; note: boolean; replyToId: string | null }
export const emptyDraft: Draft = { text: '', note: false, replyToId: null }

/** `owner`: whose drafts they are; another person who signs in on this browser must not see them. */
type DraftsState = { owner: string | null; drafts: Record<string, Draft> }

/** What is written and not yet sent, per conversation; kept over reloads on this device. */
export const useDrafts = create<DraftsState>()(
  persist((): DraftsState => ({ owner: null, drafts: {} }), { name: 'parley-drafts', version: 1 }),
)

export const changeDraft = (conversationId: string, change: Partial<Draft>) =>
  useDrafts.setState((state) => ({
    drafts: {
      ...state.drafts,
      [conversationId]: { ...(state.drafts[conversationId] ?? emptyDraft), ...change },
    },
  }))

/** After sending: the text goes, the mode stays. */
export const clearDraft = (conversationId: string) =>
  changeDraft(conversationId, { text: '', replyToId: null })

/** Somebody is signed in here: drafts that another person left behind, when their session ended, go. */
export const claimDrafts = (userId: string) =>
  useDrafts.setState(({ owner, drafts }) => ({ owner: userId, drafts: owner === userId ? drafts : {} }))

/** On sign-out: another person may use this browser next. */
export const forgetDrafts = () => useDrafts.setState({ owner: null, drafts: {} })
