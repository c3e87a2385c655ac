'use client'

import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import { runAction, useAction, useActions } from './actions'
import { type ActionId, actionIds, keymap, worksInFields } from './keymap'
import { useSingleKeys } from './single-keys'
import { useUndo } from './undo'

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

/** Menus and dialogs have keys of their own. */
const isLayer = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null

const bindings = (wanted: (keys: string) => boolean) =>
  Object.fromEntries(
    actionIds
      .filter((id) => !('inField' in keymap[id]))
      .flatMap((id) => keymap[id].keys.filter(wanted).map((keys) => [keys, press(id)] as const)),
  )

const press = (id: ActionId) => (event: KeyboardEvent) => {
  if (!useActions.getState().handlers[id]) return
  event.preventDefault()
  runAction(id)
}

/** Listens for the keys of the keymap. Mounted once. */
export const KeyboardShortcuts = () => {
  useAction('undo', useUndo())
  useEffect(() => {
    const stopCombinations = tinykeys(window, bindings(worksInFields), {
      ignore: (event) => event.defaultPrevented || event.isComposing,
    })
    const stopSingles = tinykeys(
      window,
      bindings((keys) => !worksInFields(keys)),
      {
        ignore: (event) =>
          event.defaultPrevented ||
          event.isComposing ||
          isField(event.target) ||
          isLayer(event.target) ||
          (event.key.length === 1 && !useSingleKeys.getState().on),
      },
    )
    return () => {
      stopCombinations()
      stopSingles()
    }
  }, [])
  return null
}
