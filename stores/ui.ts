import { create } from 'zustand'
import { persist } from 'zustand/middleware'

type UiState = { contactPaneOpen: boolean }

/** How this person likes the screen, on this device. What a link should carry is in the URL instead. */
export const useUi = create<UiState>()(
  persist((): UiState => ({ contactPaneOpen: true }), { name: 'parley-ui', version: 1 }),
)

export const toggleContactPane = () =>
  useUi.setState((state) => ({ contactPaneOpen: !state.contactPaneOpen }))
