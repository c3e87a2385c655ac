import { create } from 'zustand'
import { persist } from 'zustand/middleware'

export type Draft = { text: string; note: boolean; replyToId: string | null }
export const emptyDraft: Draft = { text: '', note: false, replyToId: null }

type DraftsState = { drafts: Record<string, Draft> }

/** What is written and not yet sent, per conversation; kept over reloads on this device. */
export const useDrafts = create<DraftsState>()(
  persist((): DraftsState => ({ drafts: {} }), { name: 'parley-drafts', version: 1 }),
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

/** On sign-out: another person may use this browser next. */
export const forgetDrafts = () => useDrafts.setState({ drafts: {} })
