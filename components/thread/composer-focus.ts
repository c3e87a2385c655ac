const listeners = new Set<() => void>()

/** Puts the focus into the composer on screen, wherever the wish comes from. */
export const focusComposer = () => {
  for (const listener of listeners) listener()
}

export const onFocusComposer = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
