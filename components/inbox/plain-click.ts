import type { MouseEvent } from 'react'

/** Takes a link's click over, unless the person wants a new tab or window. */
export const onPlainClick = (handle: () => void) => (event: MouseEvent) => {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  handle()
}
