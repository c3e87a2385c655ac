'use client'

import { useActions } from './actions'
import { type ActionGroup, type ActionId, actionIds, keymap } from './keymap'

/** First what is about the open conversation, last what is always there. */
const order: readonly ActionGroup[] = ['conversation', 'composer', 'thread', 'devices', 'list', 'general']
const nearestFirst = order.flatMap((group) => actionIds.filter((id) => keymap[id].group === group))

/** What can be done now: the one list behind the palette and the composer's `/`. */
export const useOfferedActions = (): ActionId[] => {
  const handlers = useActions((state) => state.handlers)
  return nearestFirst.filter((id) => id !== 'openPalette' && handlers[id])
}
