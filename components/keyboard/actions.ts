'use client'

import { useEffect, useEffectEvent } from 'react'
import { create } from 'zustand'
import type { ActionId } from './keymap'

type ActionsState = { handlers: Partial<Record<ActionId, () => void>> }

/** What can be done on the screen as it is now. Whoever can do an action says so with `useAction`. */
export const useActions = create<ActionsState>()(() => ({ handlers: {} }))

export const runAction = (id: ActionId) => useActions.getState().handlers[id]?.()

/** Offers an action while the caller is on screen; `null` while it cannot be done. */
export const useAction = (id: ActionId, handler: (() => void) | null) => {
  const run = useEffectEvent(() => handler?.())
  const offered = handler !== null
  useEffect(() => {
    if (!offered) return
    const mine = () => run()
    useActions.setState(({ handlers }) => ({ handlers: { ...handlers, [id]: mine } }))
    return () =>
      useActions.setState(({ handlers }) => {
        // Its successor may already have taken the place.
        if (handlers[id] !== mine) return { handlers }
        const { [id]: _gone, ...rest } = handlers
        return { handlers: rest }
      })
  }, [id, offered])
}
