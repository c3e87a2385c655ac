'use client'

import { useSyncExternalStore } from 'react'
import { type ActionId, capsOf, keymap } from './keymap'

const never = () => () => {}
const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform)

/** Whether this keyboard has ⌘. The server cannot know, so the first paint says no. */
export const useIsMac = (): boolean => useSyncExternalStore(never, isMac, () => false)

/** The first keys of an action, as caps. */
export const useKeyCaps = (id: ActionId): string[] => capsOf(keymap[id].keys[0], useIsMac())
