import { create } from 'zustand'

type Panel = 'palette' | 'shortcuts' | null

/** Which of the two keyboard panels is open, if any. */
export const usePanel = create<{ panel: Panel }>()(() => ({ panel: null }))
export const showPanel = (panel: Panel) => usePanel.setState({ panel })
